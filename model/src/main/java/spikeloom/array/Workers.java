package spikeloom.array;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that work on one job together. Worker 0 is the caller. Work is divided
 * by worker number and never stolen, so a sum over workers has the same order in every run with the
 * same number of threads. A training step is a dozen short jobs: waiting threads spin for a moment
 * before they sleep.
 */
public final class Workers implements AutoCloseable {
  private static final long NANOSECONDS_AWAKE = 50_000;

  /** One worker's part of a job. */
  @FunctionalInterface
  public interface Part {
    /** Runs the part of worker {@code worker}, 0 .. count-1. */
    void run(int worker);
  }

  private final int count;
  private final Thread[] helpers;
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile @Nullable Thread waiting;
  private Part part = worker -> {};
  private volatile int jobs;
  private volatile boolean closed;

  /** Starts {@code count - 1} daemon threads; the caller is the first worker. */
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("workers: " + count);
    }
    this.count = count;
    helpers = new Thread[count - 1];
    for (int i = 1; i < count; i++) {
      int worker = i;
      Thread thread = new Thread(() -> help(worker), "spikeloom-worker-" + worker);
      thread.setDaemon(true);
      helpers[i - 1] = thread;
      thread.start();
    }
  }

  /** Number of workers. */
  public int count() {
    return count;
  }

  /** First item of a worker's share of {@code items}; its last is {@code begin(worker + 1) - 1}. */
  public int begin(int worker, int items) {
    return (int) ((long) items * worker / count);
  }

  /** A worker's share of {@code items}. */
  public Range share(int worker, int items) {
    return new Range(begin(worker, items), begin(worker + 1, items));
  }

  /**
   * Runs all parts and returns when all have finished; rethrows a failure of a part. One job at a
   * time.
   */
  public synchronized void run(Part part) {
    if (closed) {
      throw new IllegalStateException("the workers are closed");
    }
    if (count == 1) {
      part.run(0);
      return;
    }
    this.part = part;
    failure.set(null);
    busy.set(count - 1);
    waiting = Thread.currentThread();
    jobs++; // volatile: helpers that see it see everything above
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    try {
      part.run(0);
    } finally {
      awaitHelpers();
    }
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }

  private void awaitHelpers() {
    boolean interrupted = false;
    long start = System.nanoTime();
    // The buffers are in use until the last helper has finished, interrupted or not.
    while (busy.get() > 0) {
      if (System.nanoTime() - start < NANOSECONDS_AWAKE) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void help(int worker) {
    int done = 0;
    while (true) {
      long start = System.nanoTime();
      while (jobs == done && !closed) {
        if (System.nanoTime() - start < NANOSECONDS_AWAKE) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      if (closed) {
        return;
      }
      done++;
      try {
        part.run(worker);
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      } finally {
        if (busy.decrementAndGet() == 0) {
          LockSupport.unpark(waiting);
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
