package spikeloom.training;

/** How another thread holds, releases or stops a run. Safe for use by several threads. */
public final class TrainingControl {
  private boolean paused;
  private boolean stopped;

  /** Holds the run between two steps. */
  public synchronized void pause() {
    paused = true;
  }

  /** Lets a held run go on. */
  public synchronized void goOn() {
    paused = false;
    notifyAll();
  }

  /** Stops the run at the next step, held or not. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
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
    if (!paused || stopped) {
      return 0;
    }
    long start = System.nanoTime();
    while (paused && !stopped) {
      try {
        wait();
      } catch (InterruptedException e) {
        stopped = true; // whoever interrupts the training thread wants it to end
      }
    }
    return (System.nanoTime() - start) * 1e-9;
  }
}
