package spikeloom.encoder.exact;

/**
 * The spikes of a layer within a trial and their continuation after its end, where every neuron is
 * driven until it fires: pseudospikes, and the pseudo-rate, a neuron's progress to its next spike.
 * All are continuous in the network's parameters, and all have adjoints.
 */
public interface ContinuedSpikes {
  /** The ordinary spikes, with the adjoints of their times. */
  SpikeTimes spikes();

  /** The end of the trial, T. */
  double trial();

  /** Time of a neuron's pseudospike number {@code m}, from 1. */
  double pseudospike(int neuron, int m);

  /** Adds to the adjoint of a pseudospike's time. */
  void addPseudospikeAdjoint(int neuron, int m, double value);

  /** A neuron's progress to its next spike at the end, 0 .. 1. */
  double pseudoRate(int neuron);

  /** Adds to the adjoint of a pseudo-rate. */
  void addPseudoRateAdjoint(int neuron, double value);

  /** Time of a neuron's spike number {@code k}, from 0: ordinary, or else a pseudospike. */
  default double time(int neuron, int k) {
    int ordinary = spikes().count(neuron);
    return k < ordinary
        ? spikes().time(spikes().position(neuron, k))
        : pseudospike(neuron, k - ordinary + 1);
  }

  /** Adds to the adjoint of {@link #time}. */
  default void addTimeAdjoint(int neuron, int k, double value) {
    int ordinary = spikes().count(neuron);
    if (k < ordinary) {
      spikes().addAdjoint(spikes().position(neuron, k), value);
    } else {
      addPseudospikeAdjoint(neuron, k - ordinary + 1, value);
    }
  }
}
