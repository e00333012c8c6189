package spikeloom.ui.model;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Background work that can be cancelled: its thread is interrupted only while it works. */
final class Interruptible<T> implements Supplier<T> {
  private final Supplier<T> work;
  private @Nullable Thread worker;
  private boolean cancelled;

  Interruptible(Supplier<T> work) {
    this.work = work;
  }

  @Override
  public T get() {
    begin();
    try {
      return work.get();
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    if (cancelled) {
      throw new CancellationException();
    }
    worker = Thread.currentThread();
  }

  private synchronized void end() {
    worker = null;
    Thread.interrupted(); // clears the interrupt before the thread returns to its pool
  }

  synchronized void cancel() {
    cancelled = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  synchronized boolean cancelled() {
    return cancelled;
  }
}
