package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import spikeloom.ui.text.ScreenLocale;

/** Starts the toolkit once, in memory, and runs parts of tests on its thread. */
public final class FxExtension implements BeforeAllCallback {
  private static final long PATIENCE_SECONDS = 600;

  @Override
  public void beforeAll(ExtensionContext context) {
    assertTrue(Toolkit.STARTED);
  }

  /** A process starts the toolkit once, whatever number of test classes it runs. */
  private static final class Toolkit {
    private static final boolean STARTED = start();
  }

  private static boolean start() {
    property("glass.platform", "Monocle");
    property("monocle.platform", "Headless");
    property("prism.order", "sw");
    property("prism.text", "t2k");
    ScreenLocale.neutral(); // English, whatever the language of the system
    CompletableFuture<Boolean> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(true));
    Platform.setImplicitExit(false);
    return started.join();
  }

  private static void property(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  /** What the work gives when it is done on the window's thread. */
  static <T> T on(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, Platform::runLater)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  static void run(Runnable work) {
    on(
        () -> {
          work.run();
          return true;
        });
  }

  /** Waits until a condition holds on the window's thread. */
  @SuppressWarnings("ThreadSleep")
  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!on(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("timed out waiting until " + what);
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
