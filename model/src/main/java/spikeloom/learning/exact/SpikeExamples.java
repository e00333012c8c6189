package spikeloom.learning.exact;

import spikeloom.encoder.exact.SpikeTimes;

/** Examples of input spikes with a class each. Thread-safe. */
public interface SpikeExamples {
  /** Number of examples. */
  int size();

  /** Class of example {@code index}. */
  int label(int index);

  /** Fills in and merges the spikes of example {@code index}. */
  void read(int index, SpikeTimes spikes);

  /**
   * Examples with at most one spike on a line.
   *
   * @param times examples x lines; a time that is not finite is not a spike
   * @param labels class of every example
   */
  static SpikeExamples of(double[][] times, int[] labels) {
    return new LineTimes(times, labels);
  }
}
