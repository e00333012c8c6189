package spikeloom.event;

import java.util.Arrays;

/**
 * Some events in the order in which they were recorded, in reusable arrays: a recording of any
 * length is read through one chunk. Unlike in an {@link EventStream} time may decrease. Every event
 * has its place in the file, for messages. Not thread safe.
 */
public final class EventChunk {
  /** The maximum number of events: with their places they fit a processor's cache. */
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

  /** Number of events that can still be added. */
  public int remaining() {
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

  /** The place of event {@code index} in the file: its byte, or its line in a text. */
  public long place(int index) {
    return base + place[index];
  }

  /** The reference for places in the file. */
  public long base() {
    return base;
  }

  /**
   * Removes all events.
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

  /** Moves event {@code from} to index {@code to}. */
  public void copy(int from, int to) {
    time[to] = time[from];
    x[to] = x[from];
    y[to] = y[from];
    on[to] = on[from];
    place[to] = place[from];
  }

  /** Sets the pixel of event {@code index}. */
  public void movePixel(int index, int column, int row) {
    x[index] = column;
    y[index] = row;
  }

  /** Sets the time of event {@code index}, in microseconds. */
  public void moveTime(int index, long microseconds) {
    time[index] = microseconds;
  }

  /** Sets the polarity of all events to ON. */
  public void mergePolarity() {
    Arrays.fill(on, 0, count, true);
  }

  /** Keeps the first {@code events} events. */
  public void truncate(int events) {
    if (events < 0 || events > count) {
      throw new IndexOutOfBoundsException(events + " of " + count + " events");
    }
    count = events;
  }
}
