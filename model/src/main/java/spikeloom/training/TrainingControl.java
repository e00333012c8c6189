package spikeloom.training;

import java.util.concurrent.CancellationException;

/** How another thread holds, releases or stops a run. Safe for use by several threads. */
public final class TrainingControl {
  private boolean paused;
  private boolean stopped;
  private int steps;
  private boolean single;
  private Runnable onStop = () -> {};

  /** Holds the run between two steps. */
  public synchronized void pause() {
    paused = true;
  }

  /** Lets a held run go on. */
  public synchronized void goOn() {
    paused = false;
    steps = 0;
    notifyAll();
  }

  /** Lets a held run go on for one step. */
  public synchronized void step() {
    if (paused) {
      steps++;
      notifyAll();
    }
  }

  /** Stops the run at the next step, held or not. */
  public void stop() {
    Runnable action;
    synchronized (this) {
      stopped = true;
      action = onStop;
      notifyAll();
    }
    action.run();
  }

  /** Runs {@code action} when the run is stopped, at once if it has been. */
  void onStop(Runnable action) {
    boolean late;
    synchronized (this) {
      onStop = action;
      late = stopped;
    }
    if (late) {
      action.run();
    }
  }

  /**
   * Returns unless the run is to stop.
   *
   * @throws CancellationException if it is
   */
  void requireRunning() {
    if (stopped()) {
      throw new CancellationException("Stopped before the training began.");
    }
  }

  /** Whether the run is held. */
  public synchronized boolean paused() {
    return paused && !stopped;
  }

  /** Whether the run is to stop. */
  public synchronized boolean stopped() {
    return stopped;
  }

  /** Waits while the run is held; returns the seconds waited. */
  synchronized double awaitRelease() {
    single = false;
    if (!paused || stopped) {
      return 0;
    }
    long start = System.nanoTime();
    while (paused && steps == 0 && !stopped) {
      try {
        wait();
      } catch (InterruptedException e) {
        stopped = true; // whoever interrupts the training thread wants it to end
      }
    }
    if (steps > 0) {
      steps--;
      single = true;
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  /** Whether the step that was released last was asked for by itself. */
  synchronized boolean single() {
    return single;
  }
}
