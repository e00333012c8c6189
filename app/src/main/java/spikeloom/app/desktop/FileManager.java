package spikeloom.app.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import spikeloom.dataset.known.DataDirectory.Host;
import spikeloom.ui.error.UiException;

/**
 * The file manager of the system.
 *
 * @param program shows the folder that is its argument
 * @param reports whether its exit code says if it could
 */
record FileManager(String program, boolean reports) {
  private static final long PATIENCE_SECONDS = 5;

  /** That of a machine. */
  static FileManager of(Host host) {
    String system = host.operatingSystem().toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return new FileManager("explorer", false); // its exit code is 1 in any case
    }
    return new FileManager(system.startsWith("mac") ? "open" : "xdg-open", true);
  }

  /**
   * Shows a folder.
   *
   * @throws UiException if it does not exist or cannot be shown
   */
  void show(Path folder) {
    Path shown = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(shown)) {
      throw new UiException("There is no folder " + shown + ".");
    }
    try {
      Process process =
          new ProcessBuilder(program, shown.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      // Some file managers run until their window is closed.
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (ended && reports && process.exitValue() != 0) {
        throw new UiException(
            "%s could not show the folder %s: it ended with exit code %d."
                .formatted(program, shown, process.exitValue()));
      }
    } catch (IOException e) {
      throw new UiException(
          "The folder %s cannot be shown: the program %s cannot be started."
              .formatted(shown, program),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
