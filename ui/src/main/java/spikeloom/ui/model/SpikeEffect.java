package spikeloom.ui.model;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.spike.Cell;
import spikeloom.spike.Signal;

/** Computes the effect of one spike: the reconstruction with it minus the one without it. */
final class SpikeEffect {
  private SpikeEffect() {}

  /** The effect of the spike in a cell, if the decoder reads one there. */
  static Optional<Signal> of(Explorer explorer, ExploreView view, Cell at) {
    if (!view.part().holds(at.step(), at.neuron()) || view.spikes()[at.step()][at.neuron()] == 0) {
      return Optional.empty();
    }
    float[][] without = Arrays.stream(view.spikes()).map(float[]::clone).toArray(float[][]::new);
    without[at.step()][at.neuron()] = 0;
    float[] less = explorer.decode(view.sample(), without, view.part()).reconstruction().values();
    float[] with = view.decoded().reconstruction().values();
    float[] effect = new float[with.length];
    for (int i = 0; i < effect.length; i++) {
      effect[i] = with[i] - less[i];
    }
    return Optional.of(new Signal(view.sample().target().shape(), effect));
  }
}
