package spikeloom.encoder;

import java.util.ArrayList;
import java.util.List;

/**
 * Size of a layer of neurons, for estimates of memory.
 *
 * @param inputs number of inputs
 * @param neurons number of neurons
 */
public record LayerSize(long inputs, long neurons) {
  /** The dense layers of an encoder, hidden ones first, the latent layer last. */
  public static List<LayerSize> of(EncoderSpec spec, EncoderInputSize input) {
    List<LayerSize> layers = new ArrayList<>();
    long inputs = spec.maps().present() ? spec.maps().last().neurons() : input.channels();
    for (int neurons : spec.hidden()) {
      layers.add(new LayerSize(inputs, neurons));
      inputs = neurons;
    }
    layers.add(new LayerSize(inputs, spec.latent()));
    return layers;
  }
}
