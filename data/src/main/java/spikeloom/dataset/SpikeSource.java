package spikeloom.dataset;

import java.util.Optional;
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

  /**
   * Adds the spikes of sample {@code index}, binned to {@code steps} steps, to the current sample
   * of {@code builder}; the caller ends the sample.
   */
  void write(int index, int steps, SpikeBatchBuilder builder);
}
