package spikeloom.encoder.exact;

/**
 * A feature of a neuron in continuous time that a decoder reads. It is continuous in the network's
 * parameters even if a spike enters or leaves the trial at its end.
 */
public sealed interface TimeFeature {
  /** The feature of a neuron. */
  double of(ContinuedSpikes layer, int neuron);

  /** Adds the adjoint of the feature to those of the neuron's times. */
  void addAdjoint(ContinuedSpikes layer, int neuron, double adjoint);

  /**
   * Time of the first spike, {@code (T - t) / T}: positive for a spike within the trial, negative
   * for a pseudospike.
   */
  record FirstSpike() implements TimeFeature {
    @Override
    public double of(ContinuedSpikes layer, int neuron) {
      return 1 - layer.time(neuron, 0) / layer.trial();
    }

    @Override
    public void addAdjoint(ContinuedSpikes layer, int neuron, double adjoint) {
      layer.addTimeAdjoint(neuron, 0, -adjoint / layer.trial());
    }
  }

  /** Number of spikes, and the progress to the next. */
  record SpikeCount() implements TimeFeature {
    @Override
    public double of(ContinuedSpikes layer, int neuron) {
      return layer.spikes().count(neuron) + layer.pseudoRate(neuron);
    }

    @Override
    public void addAdjoint(ContinuedSpikes layer, int neuron, double adjoint) {
      layer.addPseudoRateAdjoint(neuron, adjoint);
    }
  }

  /**
   * Spikes through a filter, read at the end: the sum of {@code k(T - t)} with {@code k(x) = x/c
   * exp(1 - x/c)}, which is 0 at 0, so that a spike appears and disappears there without a jump.
   *
   * @param timeConstant c, the time at which the filter is at its largest, 1
   */
  record FilteredTrace(double timeConstant) implements TimeFeature {
    /** Checks the time constant. */
    public FilteredTrace {
      if (!(timeConstant > 0) || timeConstant > Double.MAX_VALUE) {
        throw new IllegalArgumentException("time constant of the trace: " + timeConstant);
      }
    }

    @Override
    public double of(ContinuedSpikes layer, int neuron) {
      SpikeTimes spikes = layer.spikes();
      double sum = 0;
      for (int k = 0; k < spikes.count(neuron); k++) {
        double x = (layer.trial() - spikes.time(spikes.position(neuron, k))) / timeConstant;
        sum += x * Math.exp(1 - x);
      }
      return sum;
    }

    @Override
    public void addAdjoint(ContinuedSpikes layer, int neuron, double adjoint) {
      SpikeTimes spikes = layer.spikes();
      for (int k = 0; k < spikes.count(neuron); k++) {
        int at = spikes.position(neuron, k);
        double x = (layer.trial() - spikes.time(at)) / timeConstant;
        spikes.addAdjoint(at, -adjoint * (1 - x) * Math.exp(1 - x) / timeConstant);
      }
    }
  }
}
