package spikeloom.training;

import java.util.concurrent.CancellationException;

/** Pauses, resumes or stops a run from another thread. Thread-safe. */
public final class TrainingControl {
  private boolean paused;
  private boolean stopped;
  private int steps;
  private boolean single;
  private Runnable onStop = () -> {};

  /** Pauses the run between two steps. */
  public synchronized void pause() {
    paused = true;
  }

  /** Resumes a paused run. */
  public synchronized void resume() {
    paused = false;
    steps = 0;
    notifyAll();
  }

  /** Runs a single step of a paused run. */
  public synchronized void step() {
    if (paused) {
      steps++;
      notifyAll();
    }
  }

  /** Stops the run at the next step, paused or not. */
  public void stop() {
    Runnable action;
    synchronized (this) {
      stopped = true;
      action = onStop;
      notifyAll();
    }
    action.run();
  }

  /** Runs {@code action} when the run is stopped, or at once if it already is. */
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
   * Returns unless the run should stop.
   *
   * @throws CancellationException if it is
   */
  void requireRunning() {
    if (stopped()) {
      throw new CancellationException("Stopped before the training began.");
    }
  }

  /** Whether the run is paused. */
  public synchronized boolean paused() {
    return paused && !stopped;
  }

  /** Whether the run should stop. */
  public synchronized boolean stopped() {
    return stopped;
  }

  /** Waits while the run is paused; returns the seconds waited. */
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
        stopped = true; // an interrupt of the training thread also stops the run
      }
    }
    if (steps > 0) {
      steps--;
      single = true;
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  /** Whether the last step was a single step. */
  synchronized boolean single() {
    return single;
  }
}
