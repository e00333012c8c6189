package spikeloom.encoding;

import java.util.OptionalInt;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * A fixed code from the values of one signal to spikes over a number of steps, and back. A code is
 * a pure function of signal and random stream: the same stream gives the same spikes independent of
 * thread count, batch and order of samples.
 */
public interface SpikeEncoding {
  /** The name on the command line. */
  String code();

  /** Number of spike channels for signals of that shape. */
  default int channels(SignalShape shape) {
    return shape.size();
  }

  /** Number of steps that signals of this shape need; empty if any number is possible. */
  default OptionalInt steps(SignalShape shape) {
    return OptionalInt.empty();
  }

  /** Whether events carry values, so that the batch must be started as graded. */
  default boolean graded() {
    return false;
  }

  /** Whether events have exact times, so that the batch must be started as timed. */
  default boolean timed() {
    return false;
  }

  /**
   * Adds the spikes of one signal to the builder's current sample; the caller starts the batch with
   * the steps T and {@link #channels} and closes the sample.
   *
   * @param signal an array that holds the values, each in [0, 1]; values outside are clipped, and a
   *     missing value (NaN) causes no spike
   * @param at index of the first value
   * @param shape of the signal
   */
  void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target);

  /**
   * Decodes spikes to a signal in [0, 1]: by the inverse if there is one, else an estimate. Every
   * code documents its error bound.
   *
   * @param spikes of one signal
   * @param shape of the signal
   * @return {@code shape.size()} values
   */
  float[] estimate(SpikeRaster spikes, SignalShape shape);
}
