package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.Optional;

/** Descriptions of files of spikes. */
public final class SpikeFiles {
  private SpikeFiles() {}

  /**
   * Describes a file of spikes, such as "spikes of 60 samples, 20 classes: ..."; empty if it is
   * something else.
   *
   * @throws spikeloom.file.DataException if it cannot be read
   */
  public static Optional<String> describe(Path file) {
    return SpikeHdf5.is(file) ? Optional.of(SpikeHdf5.content(file).describe()) : Optional.empty();
  }
}
