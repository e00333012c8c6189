package spikeloom.dataset.own;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import spikeloom.dataset.TableOptions;

/** Descriptions of files of spikes. */
public final class SpikeFiles {
  private SpikeFiles() {}

  /** Whether a file is a table of spikes. */
  public static boolean isTable(Path file) {
    return Files.isRegularFile(file) && SpikeTable.is(file);
  }

  /**
   * Describes a file of spikes, such as "spikes of 60 samples, 20 classes: ..."; empty if it is
   * something else.
   *
   * @throws spikeloom.file.DataException if it cannot be read
   */
  public static Optional<String> describe(Path file) {
    if (SpikeHdf5.is(file)) {
      return Optional.of(SpikeHdf5.content(file).describe());
    }
    if (SpikeFolder.named(file)) {
      return Optional.of(SpikeFolder.describe(file));
    }
    if (ListArrays.are(file)) {
      return Optional.of(ListArrays.content(file).describe());
    }
    return SpikeTable.is(file)
        ? Optional.of(SpikeTable.content(file, TableOptions.defaults()).describe())
        : Optional.empty();
  }
}
