package spikeloom.app.desktop;

import java.awt.Desktop.Action;
import java.io.IOException;
import java.nio.file.Path;

/** The trash of Windows and macOS. */
final class SystemTrash {
  private SystemTrash() {}

  static void take(Path folder) throws IOException {
    if (!java.awt.Desktop.isDesktopSupported()
        || !java.awt.Desktop.getDesktop().isSupported(Action.MOVE_TO_TRASH)) {
      throw new IOException("this system has no trash for programs; use its file manager");
    }
    if (!java.awt.Desktop.getDesktop().moveToTrash(folder.toAbsolutePath().toFile())) {
      throw new IOException("the trash of the system refuses it; use the file manager");
    }
  }
}
