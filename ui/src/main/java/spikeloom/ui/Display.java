package spikeloom.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import spikeloom.ui.error.UiException;

/** Whether there is a screen, found out before the toolkit is asked and complains at length. */
public final class Display {
  private static final Path LOCAL_SCREENS = Path.of("/tmp/.X11-unix");

  private Display() {}

  /**
   * Returns if a window can be opened, as far as can be told beforehand.
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

  /** A local screen leaves a socket here; where the folder is missing nothing can be said. */
  private static boolean listens(String display) {
    String number = display.substring(1).replaceAll("\\..*", "");
    return !Files.isDirectory(LOCAL_SCREENS) || Files.exists(LOCAL_SCREENS.resolve("X" + number));
  }
}
