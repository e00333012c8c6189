package spikeloom.ui.screen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

/**
 * Runs work on the window's thread, gathered into at most one turn per frame, so that a chatty
 * training thread cannot keep the window from drawing.
 */
final class FrameExecutor implements Executor {
  private static final long FRAME_NANOS = 33_000_000;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean scheduled;
  private long lastTurn = System.nanoTime() - FRAME_NANOS;

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
    long left = FRAME_NANOS - (System.nanoTime() - lastTurn);
    if (left <= 0) {
      turn();
    } else {
      PauseTransition rest = new PauseTransition(Duration.millis(left / 1e6));
      rest.setOnFinished(event -> turn());
      rest.play();
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
