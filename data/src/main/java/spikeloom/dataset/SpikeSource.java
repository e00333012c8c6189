package spikeloom.dataset;

import java.util.Optional;
import java.util.OptionalLong;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;

/** Samples that were recorded as spikes or events and need no code. Safe for several threads. */
public interface SpikeSource {
  /** Number of channels. */
  int channels();

  /** The arrangement of the channels, if they are the pixels of a sensor. */
  default Optional<SignalShape.Image> layout() {
    return Optional.empty();
  }

  /** Time that the steps of a sample cover together, in microseconds, if it is known. */
  default OptionalLong span() {
    return OptionalLong.empty();
  }

  /**
   * Adds the spikes of sample {@code index}, binned to {@code steps} steps, to the current sample
   * of {@code builder}; the caller ends the sample.
   */
  void write(int index, int steps, SpikeBatchBuilder builder);
}
