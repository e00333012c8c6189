package spikeloom.ui.model;

import java.util.Optional;
import java.util.function.BiConsumer;

/** A download that reports its progress and can be cancelled. Thread-safe. */
public final class RunningDownload {
  private final BiConsumer<Long, Long> listener;
  private Optional<Runnable> stop = Optional.empty();
  private boolean cancelled;

  /**
   * Creates a download that has not begun.
   *
   * @param listener receives the bytes downloaded and the size of the current file, 0 if unknown,
   *     on the thread of the download
   */
  public RunningDownload(BiConsumer<Long, Long> listener) {
    this.listener = listener;
  }

  /** Sets the action that stops the current file; runs it at once if {@link #cancel} was called. */
  public void stopWith(Runnable action) {
    boolean now;
    synchronized (this) {
      stop = Optional.of(action);
      now = cancelled;
    }
    if (now) {
      action.run();
    }
  }

  /** Reports the progress of the current file. */
  public void progress(long done, long total) {
    listener.accept(done, total);
  }

  /** Cancels the download. */
  public void cancel() {
    Optional<Runnable> running;
    synchronized (this) {
      cancelled = true;
      running = stop;
    }
    running.ifPresent(Runnable::run);
  }

  /** Whether it was cancelled. */
  public synchronized boolean cancelled() {
    return cancelled;
  }
}
