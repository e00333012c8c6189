package spikeloom.event;

import java.util.Arrays;

/**
 * The events of one recording in order of time. Event i is a change of brightness at time {@code
 * time(i)}, pixel ({@code x(i)}, {@code y(i)}): brighter ({@code on(i)}) or darker. Rows count from
 * the top. Immutable; see {@link Builder}.
 */
public final class EventStream {
  private final Sensor sensor;
  private final long[] time;
  private final short[] x;
  private final short[] y;
  private final boolean[] on;

  private EventStream(Sensor sensor, long[] time, short[] x, short[] y, boolean[] on) {
    this.sensor = sensor;
    this.time = time;
    this.x = x;
    this.y = y;
    this.on = on;
  }

  /** The camera's pixels. */
  public Sensor sensor() {
    return sensor;
  }

  /** Number of events. */
  public int count() {
    return time.length;
  }

  /** Time of event {@code index} in microseconds; never before that of the event before it. */
  public long time(int index) {
    return time[index];
  }

  /** The first event at or after a time in microseconds; {@link #count} if there is none. */
  public int firstFrom(long microseconds) {
    int low = 0;
    int high = time.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time[middle] < microseconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Column of event {@code index}, 0 .. width-1. */
  public int x(int index) {
    return x[index];
  }

  /** Row of event {@code index}, 0 .. height-1. */
  public int y(int index) {
    return y[index];
  }

  /** Whether event {@code index} became brighter. */
  public boolean on(int index) {
    return on[index];
  }

  @Override
  public String toString() {
    return count() + " events of " + sensor;
  }

  /** Collects the events of one recording. Not thread safe. */
  public static final class Builder {
    private final Sensor sensor;
    private long[] time;
    private short[] x;
    private short[] y;
    private boolean[] on;
    private int count;

    /** Creates an empty recording; {@code expected} is the initial capacity. */
    public Builder(Sensor sensor, int expected) {
      this.sensor = sensor;
      int capacity = Math.max(1, expected);
      time = new long[capacity];
      x = new short[capacity];
      y = new short[capacity];
      on = new boolean[capacity];
    }

    /** Whether an event can have this time, in microseconds: time does not decrease. */
    public boolean follows(long microseconds) {
      return count == 0 || microseconds >= time[count - 1];
    }

    /** An event that became brighter. */
    public void on(long microseconds, int column, int row) {
      put(microseconds, column, row);
      on[count++] = true;
    }

    /** An event that became darker. */
    public void off(long microseconds, int column, int row) {
      put(microseconds, column, row);
      on[count++] = false;
    }

    /** The finished recording. */
    public EventStream build() {
      if (count == time.length) {
        return new EventStream(sensor, time, x, y, on); // full arrays are never written again
      }
      return new EventStream(
          sensor,
          Arrays.copyOf(time, count),
          Arrays.copyOf(x, count),
          Arrays.copyOf(y, count),
          Arrays.copyOf(on, count));
    }

    private void put(long microseconds, int column, int row) {
      if (!sensor.contains(column, row)) {
        throw new IndexOutOfBoundsException(
            "pixel (" + column + ", " + row + ") of a sensor of " + sensor);
      }
      if (!follows(microseconds)) {
        throw new IllegalArgumentException(
            "an event at " + microseconds + " us after one at " + time[count - 1] + " us");
      }
      if (count == time.length) {
        int capacity = 2 * count;
        time = Arrays.copyOf(time, capacity);
        x = Arrays.copyOf(x, capacity);
        y = Arrays.copyOf(y, capacity);
        on = Arrays.copyOf(on, capacity);
      }
      time[count] = microseconds;
      x[count] = (short) column;
      y[count] = (short) row;
    }
  }
}
