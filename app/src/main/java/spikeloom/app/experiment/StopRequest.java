package spikeloom.app.experiment;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a loop check for Ctrl-C and the {@link Deadline}; the JVM waits until the loop has saved its
 * state.
 */
public final class StopRequest implements AutoCloseable {
  private static final long SECONDS_TO_STOP = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::ask, "spikeloom-stop");
  private volatile boolean asked;

  public StopRequest() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void ask() {
    asked = true;
    try {
      ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the user wants to stop, or the time is over. */
  public boolean asked() {
    return asked || Deadline.passed();
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is exiting: this runs in its shutdown hook.
    }
  }
}
