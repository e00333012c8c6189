package spikeloom.app.console;

import java.nio.file.Path;
import spikeloom.run.RunIndex;

/** Keeps {@code index.csv} in folders named {@code runs} up to date. */
final class Indexes {
  private Indexes() {}

  /** Writes the index beside a run, if the run lies in a folder named 'runs'. */
  static void update(Path run) {
    Path folder = run.toAbsolutePath().normalize().getParent();
    if (folder != null && Runs.FOLDER.equals(folder.getFileName())) {
      RunIndex.writeBelow(folder, Terminal::print);
    }
  }
}
