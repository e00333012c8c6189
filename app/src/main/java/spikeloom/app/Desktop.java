package spikeloom.app;

import java.nio.file.Path;
import java.util.Optional;
import spikeloom.ui.error.UiException;

/** Opens the desktop, or says why it cannot. */
final class Desktop {
  private Desktop() {}

  static void open(Optional<Path> run) {
    throw new UiException("There is no display.");
  }

  static boolean available() {
    return false;
  }

  static String display() {
    return "none";
  }
}
