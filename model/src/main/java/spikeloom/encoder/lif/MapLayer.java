package spikeloom.encoder.lif;

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
 * A layer of maps: a convolution into neurons, or pooling, which has none.
 *
 * @param name for instance {@code "hidden layer 1"}
 * @param spec its text
 * @param input maps that it reads
 * @param output maps that it writes
 * @param weights a row per input of a patch and a column per map; empty if it is pooling
 * @param bias a column per map; empty if it is pooling
 */
public record MapLayer(
    String name,
    HiddenLayer spec,
    MapSize input,
    MapSize output,
    Optional<Parameters.Slice> weights,
    Optional<Parameters.Slice> bias) {
  // Of a residual layer: the weight of a neuron's own place, beside which others begin smaller.
  private static final float IDENTITY = 2;
  private static final double RESIDUAL_SPREAD = 0.25;

  /** Adds the layers of an encoder to the layout of its parameters. */
  static List<MapLayer> of(MapSpec maps, Parameters.Layout layout) {
    List<MapLayer> layers = new ArrayList<>();
    List<MapSize> sizes = maps.layers().isEmpty() ? List.of() : maps.sizes();
    for (int l = 0; l < maps.layers().size(); l++) {
      HiddenLayer spec = maps.layers().get(l);
      String name = name(l);
      Optional<Parameters.Slice> weights = Optional.empty();
      Optional<Parameters.Slice> bias = Optional.empty();
      if (spec.kind() == HiddenLayer.Kind.CONVOLUTION) {
        int patch = MapSpec.convolution(sizes.get(l), spec).patch();
        weights = Optional.of(layout.padded(name + " weights", patch, spec.size()));
        bias = Optional.of(layout.padded(name + " bias", 1, spec.size()));
      }
      layers.add(new MapLayer(name, spec, sizes.get(l), sizes.get(l + 1), weights, bias));
    }
    return List.copyOf(layers);
  }

  /** The name of a hidden layer, from 0. */
  static String name(int layer) {
    return "hidden layer " + (layer + 1);
  }

  /** Whether it pools spikes. */
  public boolean pooling() {
    return weights.isEmpty();
  }

  /** Its pooling. */
  FirstSpikePooling pool() {
    return new FirstSpikePooling(input, output, spec.kernel());
  }

  /** Its convolution. */
  public ConvolutionShape convolution() {
    return MapSpec.convolution(input, spec);
  }

  /** Sets the initial weights. */
  void start(Parameters parameters, double spread, float offset, RandomKey key) {
    if (pooling()) {
      return;
    }
    Parameters.Slice w = weights.orElseThrow();
    LifEncoder.spread(parameters, w, spec.residual() ? RESIDUAL_SPREAD * spread : spread, key);
    LifEncoder.fill(parameters, bias.orElseThrow(), offset);
    if (spec.residual()) {
      int center = (spec.kernel() * spec.kernel() / 2) * input.channels();
      for (int c = 0; c < input.channels(); c++) {
        parameters.values()[w.at(center + c, c)] += IDENTITY;
      }
    }
  }
}
