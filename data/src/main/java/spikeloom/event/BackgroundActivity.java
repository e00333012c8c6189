package spikeloom.event;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.file.DataException;

/**
 * Filters background activity: the noise of a pixel is alone, a moving edge is not. An event at
 * time t is kept if one of the eight pixels around its own had an event, kept or not, at a time t'
 * with
 *
 * <pre>{@code t - t' <= support.}</pre>
 *
 * <p>Source: T. Delbruck, "Frame-free dynamic digital vision", Proc. International Symposium on
 * Secure-Life Electronics, 2008.
 *
 * @param support microseconds, at least 0
 */
public record BackgroundActivity(long support) implements EventOperation {
  /** The maximum number of pixels with a stored last event, in 64 MB. */
  private static final int MOST_PIXELS = 1 << 23;

  private static final long NEVER = Long.MIN_VALUE;
  private static final long[] NOTHING = {};

  /** Checks the time. */
  public BackgroundActivity {
    if (support < 0) {
      throw new IllegalArgumentException("invalid support time of the noise filter: " + support);
    }
  }

  @Override
  public Pass begin(Optional<Sensor> sensor) {
    return new Filter(sensor);
  }

  /** Stores the time of every pixel's last event, in rows that grow as needed. */
  private final class Filter implements Pass {
    private final Optional<Sensor> sensor;
    private long[][] last = new long[16][];
    private int pixels;

    Filter(Optional<Sensor> sensor) {
      this.sensor = sensor;
      Arrays.fill(last, NOTHING);
    }

    @Override
    public Optional<Sensor> sensor() {
      return sensor;
    }

    @Override
    public void apply(EventChunk chunk) {
      int kept = 0;
      for (int i = 0; i < chunk.count(); i++) {
        int x = chunk.x(i);
        int y = chunk.y(i);
        long time = chunk.time(i);
        boolean supported =
            near(y - 1, x, time)
                || near(y + 1, x, time)
                || fired(y - 1, x, time)
                || fired(y + 1, x, time)
                || near(y, x, time);
        remember(x, y, time);
        if (supported) {
          chunk.copy(i, kept++);
        }
      }
      chunk.truncate(kept);
    }

    private boolean near(int row, int x, long time) {
      return fired(row, x - 1, time) || fired(row, x + 1, time);
    }

    private boolean fired(int row, int x, long time) {
      if (row < 0 || row >= last.length || x < 0 || x >= last[row].length) {
        return false;
      }
      long before = last[row][x];
      return before != NEVER && time - before <= support;
    }

    private void remember(int x, int y, long time) {
      if (y >= last.length) {
        int rows = last.length;
        last = Arrays.copyOf(last, Math.max(y + 1, 2 * rows));
        Arrays.fill(last, rows, last.length, NOTHING);
      }
      int columns = last[y].length;
      if (x >= columns) {
        int wanted = Math.max(x + 1, 2 * columns);
        pixels += wanted - columns;
        if (pixels > MOST_PIXELS) {
          throw new DataException(
              "the noise filter supports at most %,d pixels, but there are events up to pixel (%d, %d); crop the recording first."
                  .formatted(MOST_PIXELS, x, y));
        }
        last[y] = Arrays.copyOf(last[y], wanted);
        Arrays.fill(last[y], columns, wanted, NEVER);
      }
      last[y][x] = time;
    }
  }
}
