package spikeloom.encoding;

import java.util.OptionalInt;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * A fixed code from the values of one signal to spikes over a number of steps. A code is a pure
 * function of signal and random stream: the same stream gives the same spikes whatever the thread
 * count, the batch or the order of samples.
 */
public sealed interface SpikeEncoding
    permits RateEncoding, LatencyEncoding, DirectEncoding, SequenceEncoding, TimedEncoding {
  /** The name on the command line. */
  String code();

  /** Number of spike channels for signals of that shape. */
  default int channels(SignalShape shape) {
    return shape.size();
  }

  /** Number of steps that signals of that shape take; empty where any number will do. */
  default OptionalInt steps(SignalShape shape) {
    return OptionalInt.empty();
  }

  /** Whether events carry values, so that the batch must be begun as a graded one. */
  default boolean graded() {
    return false;
  }

  /** Whether events are at exact times, so that the batch must be begun as a timed one. */
  default boolean timed() {
    return false;
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
