package spikeloom.kernel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A fixed number of threads that do one job together. Worker 0 is the caller. Work is divided by
 * worker number and never stolen, so a sum over workers has the same order in every run with the
 * same number of threads.
 */
public final class Workers implements AutoCloseable {
  /** One worker's part of a job. */
  @FunctionalInterface
  public interface Part {
    /** Does the part of worker {@code worker}, 0 .. count-1. */
    void run(int worker);
  }

  private final int count;
  private final ExecutorService helpers;

  /** Starts {@code count - 1} daemon threads; the caller is the first worker. */
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("workers: " + count);
    }
    this.count = count;
    helpers =
        Executors.newFixedThreadPool(
            Math.max(1, count - 1),
            task -> {
              Thread thread = new Thread(task, "spikeloom-worker");
              thread.setDaemon(true);
              return thread;
            });
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

  /** Runs all parts and returns when the last has ended; a failure of a part is thrown here. */
  public void run(Part part) {
    if (count == 1) {
      part.run(0);
      return;
    }
    CountDownLatch done = new CountDownLatch(count - 1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    for (int i = 1; i < count; i++) {
      int worker = i;
      helpers.execute(
          () -> {
            try {
              part.run(worker);
            } catch (RuntimeException | Error e) {
              failure.compareAndSet(null, e);
            } finally {
              done.countDown();
            }
          });
    }
    try {
      part.run(0);
    } finally {
      awaitUninterrupted(done);
    }
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }

  private static void awaitUninterrupted(CountDownLatch done) {
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // the buffers belong to the other workers until they have ended
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    helpers.shutdownNow();
  }
}
