package spikeloom.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import spikeloom.ui.error.UiException;

/** Checks for a display before the toolkit starts, because its own error message is long. */
public final class Display {
  private static final Path LOCAL_SCREENS = Path.of("/tmp/.X11-unix");

  private Display() {}

  /**
   * Returns normally if a window can probably be opened.
   *
   * @throws UiException.NoDisplay if it cannot
   */
  public static void require() {
    problem(
            System.getProperty("os.name", ""),
            System.getenv(),
            Optional.ofNullable(System.getProperty("glass.platform")))
        .ifPresent(
            words -> {
              throw new UiException.NoDisplay(words);
            });
  }

  static Optional<String> problem(
      String system, Map<String, String> environment, Optional<String> glassPlatform) {
    if (!system.startsWith("Linux") || glassPlatform.isPresent()) {
      return Optional.empty();
    }
    String display = environment.getOrDefault("DISPLAY", "");
    if (display.isBlank() && environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()) {
      return Optional.of(
          "No display is available (DISPLAY is not set). The command line works without a display.");
    }
    return display.startsWith(":") && !listens(display)
        ? Optional.of(
            "Cannot connect to the display "
                + display
                + ". The command line works without a display.")
        : Optional.empty();
  }

  /** A local display has a socket here; without the folder the display cannot be checked. */
  private static boolean listens(String display) {
    String number = display.substring(1).replaceAll("\\..*", "");
    return !Files.isDirectory(LOCAL_SCREENS) || Files.exists(LOCAL_SCREENS.resolve("X" + number));
  }
}
