package spikeloom.app.experiment;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import spikeloom.text.Wording;

/**
 * The end of the time that the experiments of this process have. When it has passed, they stop as
 * on Ctrl-C: trainings write a checkpoint, and the same command continues later.
 */
public final class Deadline implements AutoCloseable {
  private static final AtomicReference<@Nullable Deadline> SET = new AtomicReference<>();

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** Sets the deadline of this process, until it is closed. */
  public static Deadline in(Duration time) {
    Deadline deadline = new Deadline(System.nanoTime() + time.toNanos());
    if (!SET.compareAndSet(null, deadline)) {
      throw new IllegalStateException("there is a deadline already");
    }
    return deadline;
  }

  /** Whether there is a deadline and it has passed. */
  public static boolean passed() {
    Deadline deadline = SET.get();
    return deadline != null && deadline.left() <= 0;
  }

  private long left() {
    return end - System.nanoTime();
  }

  /** Runs an action when the deadline passes, unless the watch is closed before. */
  public static Watch watch(Runnable action) {
    Deadline deadline = SET.get();
    return deadline == null ? new Watch(null) : new Watch(deadline.scheduled(action));
  }

  private Timer scheduled(Runnable action) {
    Timer clock = new Timer("spikeloom-deadline", true);
    clock.schedule(
        new TimerTask() {
          @Override
          public void run() {
            action.run();
          }
        },
        Math.max(0, TimeUnit.NANOSECONDS.toMillis(left()) + 1)); // never before it has passed
    return clock;
  }

  /** Waits for the deadline. */
  public static final class Watch implements AutoCloseable {
    private final @Nullable Timer clock;

    private Watch(@Nullable Timer clock) {
      this.clock = clock;
    }

    @Override
    public void close() {
      if (clock != null) {
        clock.cancel();
      }
    }
  }

  /** The time that is left. */
  @Override
  public String toString() {
    return Wording.duration(left() * 1e-9);
  }

  @Override
  public void close() {
    SET.compareAndSet(this, null);
  }
}
