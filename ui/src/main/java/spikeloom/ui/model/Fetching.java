package spikeloom.ui.model;

import java.util.Optional;
import java.util.function.BiConsumer;

/** A download that can be cancelled. Thread-safe. */
public final class Fetching {
  private final BiConsumer<Long, Long> progress;
  private Optional<Runnable> stop = Optional.empty();
  private boolean cancelled;

  /**
   * A download that has not begun.
   *
   * @param progress takes the bytes received and the size of the current file, 0 if unknown, on the
   *     thread of the download
   */
  public Fetching(BiConsumer<Long, Long> progress) {
    this.progress = progress;
  }

  /** Says how to stop what comes next; it is stopped at once if that was already asked for. */
  public void next(Runnable howToStop) {
    boolean now;
    synchronized (this) {
      stop = Optional.of(howToStop);
      now = cancelled;
    }
    if (now) {
      howToStop.run();
    }
  }

  /** Reports the progress of a file. */
  public void progress(long done, long total) {
    progress.accept(done, total);
  }

  /** Stops it. */
  public void cancel() {
    Optional<Runnable> running;
    synchronized (this) {
      cancelled = true;
      running = stop;
    }
    running.ifPresent(Runnable::run);
  }

  /** Whether it was to be stopped. */
  public synchronized boolean cancelled() {
    return cancelled;
  }
}
