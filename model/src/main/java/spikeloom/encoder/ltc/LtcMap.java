package spikeloom.encoder.ltc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.encoder.HiddenLayer;
import spikeloom.encoder.MapSpec;
import spikeloom.encoder.maps.FirstSpikePooling;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.random.RandomKey;

/**
 * A layer of maps: a convolution into neurons, or pooling, which has none. The weights of the
 * neurons' gates and recurrence connect the channels of one position, and are shared by all
 * positions.
 *
 * @param name for instance {@code "hidden layer 1"}
 * @param spec its text
 * @param input maps that it reads
 * @param output maps that it writes
 * @param neurons the parameters of a position, with an input per place of the patch; empty if it is
 *     pooling
 */
public record LtcMap(
    String name, HiddenLayer spec, MapSize input, MapSize output, Optional<LtcLayer> neurons) {
  // Of a residual layer: the weight of a neuron's own place, beside which others begin smaller.
  private static final float IDENTITY = 1;
  private static final float RESIDUAL_SPREAD = 0.25f;

  /** Adds the layers of an encoder to the layout of its parameters. */
  static List<LtcMap> of(LtcEncoder.Structure structure, MapSpec maps, Parameters.Layout layout) {
    List<LtcMap> layers = new ArrayList<>();
    List<MapSize> sizes = maps.layers().isEmpty() ? List.of() : maps.sizes();
    for (int l = 0; l < maps.layers().size(); l++) {
      HiddenLayer spec = maps.layers().get(l);
      String name = LtcEncoder.hidden(l);
      Optional<LtcLayer> neurons = Optional.empty();
      if (spec.kind() == HiddenLayer.Kind.CONVOLUTION) {
        int patch = MapSpec.convolution(sizes.get(l), spec).patch();
        neurons = Optional.of(LtcLayer.of(structure.layer(name, patch, spec.size()), layout));
      }
      layers.add(new LtcMap(name, spec, sizes.get(l), sizes.get(l + 1), neurons));
    }
    return List.copyOf(layers);
  }

  /** Whether it pools spikes. */
  public boolean pooling() {
    return neurons.isEmpty();
  }

  /** Its convolution. */
  public ConvolutionShape convolution() {
    return MapSpec.convolution(input, spec);
  }

  /** Its pooling. */
  FirstSpikePooling pool() {
    return new FirstSpikePooling(input, output, spec.kernel());
  }

  /** Draws initial weights. */
  void start(Parameters parameters, RandomKey key) {
    neurons.ifPresent(layer -> start(layer, parameters, key));
  }

  private void start(LtcLayer layer, Parameters parameters, RandomKey key) {
    layer.initialise(parameters, LtcLayer.Start.XAVIER, key);
    if (!spec.residual()) {
      return;
    }
    Parameters.Slice weights = layer.weights();
    for (int i = weights.offset(); i < weights.end(); i++) {
      parameters.values()[i] *= RESIDUAL_SPREAD;
    }
    int center = (spec.kernel() * spec.kernel() / 2) * input.channels();
    for (int c = 0; c < input.channels(); c++) {
      parameters.values()[weights.at(center + c, c)] += IDENTITY;
    }
    parameters.changed();
  }
}
