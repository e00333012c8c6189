package spikeloom.event;

import java.util.Arrays;

/**
 * Some events in the order in which they were recorded, in arrays that are filled again and again:
 * a recording of any length passes through one chunk. Unlike in an {@link EventStream} time may
 * step back. Event i knows its place in the file, for messages. Not thread safe.
 */
public final class EventChunk {
  /** The most events of a chunk: together with their places they fit a processor's cache. */
  public static final int CAPACITY = 4096;

  private final long[] time = new long[CAPACITY];
  private final int[] x = new int[CAPACITY];
  private final int[] y = new int[CAPACITY];
  private final boolean[] on = new boolean[CAPACITY];
  private final int[] place = new int[CAPACITY];
  private long base;
  private int count;

  /** Number of events. */
  public int count() {
    return count;
  }

  /** Number of events that can be added. */
  public int room() {
    return CAPACITY - count;
  }

  /** Time of event {@code index} in microseconds. */
  public long time(int index) {
    return time[index];
  }

  /** Column of event {@code index}. */
  public int x(int index) {
    return x[index];
  }

  /** Row of event {@code index}, from the top. */
  public int y(int index) {
    return y[index];
  }

  /** Whether event {@code index} became brighter. */
  public boolean on(int index) {
    return on[index];
  }

  /** Where the file has event {@code index}: its byte, or its line in a text. */
  public long place(int index) {
    return base + place[index];
  }

  /** The place in the file that places are counted from. */
  public long base() {
    return base;
  }

  /**
   * Forgets all events.
   *
   * @param from place in the file that the places of the next events are counted from
   */
  public void begin(long from) {
    base = from;
    count = 0;
  }

  /**
   * Adds an event.
   *
   * @param microseconds its time
   * @param column its x
   * @param row its y, from the top
   * @param polarity 0 for darker, anything else for brighter
   * @param offset its place, counted from that of {@link #begin}
   */
  public void add(long microseconds, int column, int row, int polarity, int offset) {
    int i = count;
    time[i] = microseconds;
    x[i] = column;
    y[i] = row;
    on[i] = polarity != 0;
    place[i] = offset;
    count = i + 1;
  }

  /** Puts event {@code from} where event {@code to} is. */
  public void copy(int from, int to) {
    time[to] = time[from];
    x[to] = x[from];
    y[to] = y[from];
    on[to] = on[from];
    place[to] = place[from];
  }

  /** Gives event {@code index} another pixel. */
  public void movePixel(int index, int column, int row) {
    x[index] = column;
    y[index] = row;
  }

  /** Gives event {@code index} another time, in microseconds. */
  public void moveTime(int index, long microseconds) {
    time[index] = microseconds;
  }

  /** Makes all events brighter ones. */
  public void mergePolarity() {
    Arrays.fill(on, 0, count, true);
  }

  /** Keeps the first {@code events} of them. */
  public void truncate(int events) {
    if (events < 0 || events > count) {
      throw new IndexOutOfBoundsException(events + " of " + count + " events");
    }
    count = events;
  }
}
