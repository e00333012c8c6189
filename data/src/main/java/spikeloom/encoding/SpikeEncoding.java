package spikeloom.encoding;

import spikeloom.random.FastRandom;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * A fixed code from the values of one signal to spikes over a number of steps. A code is a pure
 * function of signal and random stream: the same stream gives the same spikes whatever the thread
 * count, the batch or the order of samples.
 */
public sealed interface SpikeEncoding permits RateEncoding, LatencyEncoding {
  /** The name on the command line. */
  String code();

  /** Number of spike channels for a signal of {@code values} values. */
  default int channels(int values) {
    return values;
  }

  /**
   * Adds the spikes of one signal to the builder's current sample; the caller begins the batch with
   * {@code steps} and {@link #channels} and closes the sample.
   *
   * @param signal an array that holds the values, each in [0, 1]; values outside are clipped, and a
   *     missing value (NaN) is silent like 0
   * @param at index of the first value
   * @param values number of values
   * @param steps number of steps T, at least 1
   */
  void encode(
      float[] signal, int at, int values, int steps, FastRandom random, SpikeBatchBuilder target);
}
