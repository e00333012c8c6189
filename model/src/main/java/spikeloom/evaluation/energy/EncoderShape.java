package spikeloom.evaluation.energy;

import java.util.ArrayList;
import java.util.List;
import spikeloom.encoder.LifEncoder;

/**
 * What of a spiking encoder costs: fully connected layers and their neurons.
 *
 * @param inputs number of input channels
 * @param layers hidden layers if any, then the latent layer
 */
public record EncoderShape(int inputs, List<Layer> layers) {
  /**
   * A layer.
   *
   * @param neurons its width
   * @param update what each of them does at every step
   */
  public record Layer(int neurons, NeuronUpdate update) {}

  /** Keeps its own list. */
  public EncoderShape {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("an encoder has at least its latent layer");
    }
  }

  /** The shape of an encoder of leaky integrate-and-fire neurons. */
  public static EncoderShape of(LifEncoder.Structure structure) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < structure.hidden().size(); l++) {
      NeuronUpdate update = NeuronUpdate.of(l == 0 ? structure.first() : structure.deeper());
      layers.add(new Layer(structure.hidden().get(l), update));
    }
    layers.add(new Layer(structure.latents(), NeuronUpdate.of(structure.readout())));
    return new EncoderShape(structure.inputs(), layers);
  }

  /** Number of latent neurons. */
  int latents() {
    return layers.get(layers.size() - 1).neurons();
  }
}
