package spikeloom.app.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import spikeloom.dataset.known.DataDirectory.Host;

/** The trash of the system. */
@FunctionalInterface
interface Trash {
  /**
   * Moves a folder to the trash.
   *
   * @throws IOException with a clause for the user if it cannot be moved; it then stays as it is
   */
  void take(Path folder) throws IOException;

  /** That of a machine: its own on Windows and macOS, that of the desktop standard elsewhere. */
  static Trash of(Host host) {
    String system = host.operatingSystem().toLowerCase(Locale.ROOT);
    return system.startsWith("windows") || system.startsWith("mac")
        ? SystemTrash::take
        : new HomeTrash(HomeTrash.folder(host));
  }
}
