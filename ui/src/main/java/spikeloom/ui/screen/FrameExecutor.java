package spikeloom.ui.screen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Runs tasks on the window's thread, at most one batch per frame, so that frequent messages of the
 * training thread cannot block drawing.
 */
public final class FrameExecutor implements Executor {
  private static final long FRAME_NANOS = 33_000_000;
  private static final long CALM_NANOS = 1_000_000_000;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean scheduled;
  private final long restNanos;
  private long lastTurn;

  /** At the frame rate. */
  public FrameExecutor() {
    this(FRAME_NANOS);
  }

  private FrameExecutor(long restNanos) {
    this.restNanos = restNanos;
    lastTurn = System.nanoTime() - restNanos;
  }

  /** Once a second: for background updates that must not use much processor time. */
  public static FrameExecutor calm() {
    return new FrameExecutor(CALM_NANOS);
  }

  @Override
  public void execute(Runnable work) {
    boolean call;
    synchronized (waiting) {
      waiting.add(work);
      call = !scheduled;
      scheduled = true;
    }
    if (call) {
      Platform.runLater(this::turnWhenDue);
    }
  }

  private void turnWhenDue() {
    long left = restNanos - (System.nanoTime() - lastTurn);
    if (left <= 0) {
      turn();
    } else {
      // Not a toolkit animation, which would draw sixty frames a second while it waits.
      CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS, Platform::runLater)
          .execute(this::turn);
    }
  }

  private void turn() {
    List<Runnable> now;
    synchronized (waiting) {
      now = new ArrayList<>(waiting);
      waiting.clear();
      scheduled = false;
    }
    lastTurn = System.nanoTime();
    now.forEach(Runnable::run);
  }
}
