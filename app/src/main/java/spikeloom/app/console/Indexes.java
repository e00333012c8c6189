package spikeloom.app.console;

import java.nio.file.Path;
import spikeloom.run.RunIndex;

/** Writes the index files of folders that hold runs. */
final class Indexes {
  private Indexes() {}

  /** Writes {@code index.csv} beside a run, if its folder is named as the default one. */
  static void update(Path run) {
    Path folder = run.toAbsolutePath().normalize().getParent();
    if (folder != null && Runs.FOLDER.equals(folder.getFileName())) {
      RunIndex.writeBelow(folder, Terminal::print);
    }
  }
}
