package spikeloom.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import spikeloom.run.RunDirectory;
import spikeloom.ui.error.UiException;
import spikeloom.ui.model.Backend;
import spikeloom.ui.screen.DesktopWindow;
import spikeloom.ui.screen.Screen;
import spikeloom.ui.screen.ViewOptions;
import spikeloom.ui.text.ScreenLocale;
import spikeloom.ui.tool.Screenshots;
import spikeloom.ui.tool.WindowLatency;

/**
 * Opens the window. This class does not extend JavaFX's Application, because such a main class
 * cannot be started from the class path.
 */
public final class DesktopApp {
  /** The logging system drops loggers that are not referenced. */
  private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

  private static final long LATENCY_SEED = 1; // the measured charts are always the same

  private DesktopApp() {}

  /**
   * Shows the window and returns when it has been closed.
   *
   * @param backend what the window works with
   * @param open a run directory, or data, to show at once
   * @throws UiException.NoDisplay if there is no screen
   */
  public static void launch(Backend backend, Optional<Path> open) {
    launch(backend, open, stage -> {});
  }

  static void launch(Backend backend, Optional<Path> open, Consumer<Stage> shown) {
    Display.require();
    // The toolkit warns that it runs from the class path, which is intended.
    TOOLKIT_LOG.setLevel(Level.SEVERE);
    // The first read of preferences is slow, so it runs while the toolkit starts.
    CompletableFuture<ViewOptions> view = CompletableFuture.supplyAsync(ViewOptions::remembered);
    CountDownLatch closed = new CountDownLatch(1);
    start(
        () -> {
          ScreenLocale.use(view.join().language().get());
          DesktopWindow window =
              new DesktopWindow(
                  backend,
                  view.join(),
                  open.filter(RunDirectory::holdsRun).isPresent() ? Screen.TRAIN : Screen.START,
                  closed::countDown);
          window.show();
          open.ifPresentOrElse(window::open, window::welcome);
          shown.accept(window.stage());
        });
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }

  /**
   * Writes screenshots of every screen in both themes for a run.
   *
   * @return the files
   * @throws UiException.NoDisplay if there is no screen, not even a virtual one
   * @throws UiException if the run cannot be shown, or a file cannot be written
   */
  public static List<Path> screenshots(
      Backend backend, Path run, Screenshots.Size size, Path folder) {
    Display.require();
    TOOLKIT_LOG.setLevel(Level.SEVERE);
    start(() -> Platform.setImplicitExit(false));
    try {
      return Screenshots.of(backend, run, size, folder);
    } finally {
      Platform.exit();
    }
  }

  /**
   * Measures the response times of the window on a display.
   *
   * @param run a finished run of strokes or other pictures
   * @return milliseconds, or frames per second, by name
   * @throws UiException.NoDisplay if there is no screen, not even a virtual one
   */
  public static Map<String, Double> latencies(Backend backend, Path run) {
    Display.require();
    TOOLKIT_LOG.setLevel(Level.SEVERE);
    long begin = System.nanoTime();
    start(() -> Platform.setImplicitExit(false));
    try {
      return WindowLatency.measure(backend, run, begin, new SplittableRandom(LATENCY_SEED));
    } finally {
      Platform.exit();
    }
  }

  private static void start(Runnable opening) {
    try {
      Platform.startup(opening);
    } catch (UnsupportedOperationException e) {
      throw new UiException.NoDisplay(why(String.valueOf(e.getMessage())), e);
    }
  }

  static String why(String toolkitSays) {
    return toolkitSays.contains("GTK")
        ? "The window needs the library GTK 3 (on Debian and Ubuntu: libgtk-3-0), which is not"
            + " installed. The command line works without it."
        : "The display cannot be used (" + toolkitSays + "). The command line works without it.";
  }
}
