package spikeloom.event;

import java.util.Arrays;

/**
 * Statistics of a recording, from one pass in bounded memory: number of events, first and last
 * time, the pixels seen, polarity, and the rate over time.
 *
 * <p>The duration is unknown before the end, so bins start with one microsecond and are merged
 * pairwise whenever time exceeds the last one.
 */
public final class RecordingSummary {
  /** Bins while counting; at the end between half of them and all are in use. */
  private static final int BINS = 1 << 11;

  private final long[][] bins = new long[2][BINS]; // darker, brighter
  private long width = 1;
  private long origin;
  private long count;
  private long brighter;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private int right = -1;
  private int bottom = -1;

  /**
   * The rate over time in bins of equal length; the last bin may reach past the last event.
   *
   * @param seconds length of a bin
   * @param darker events of polarity off per second, by bin
   * @param brighter events of polarity on per second, by bin
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
  public record Rate(double seconds, double[] darker, double[] brighter) {
    /** Number of bins. */
    public int bins() {
      return darker.length;
    }

    /** Events of both polarities per second. */
    public double total(int bin) {
      return darker[bin] + brighter[bin];
    }
  }

  /** Counts all events of a source, which stays open. */
  public static RecordingSummary of(EventSource source) {
    RecordingSummary summary = new RecordingSummary();
    EventChunk chunk = new EventChunk();
    while (source.read(chunk)) {
      summary.add(chunk);
    }
    return summary;
  }

  /** Counts the events of a chunk. */
  public void add(EventChunk chunk) {
    if (count == 0 && chunk.count() > 0) {
      origin = chunk.time(0);
    }
    for (int i = 0; i < chunk.count(); i++) {
      long time = chunk.time(i);
      int polarity = chunk.on(i) ? 1 : 0;
      first = Math.min(first, time);
      last = Math.max(last, time);
      right = Math.max(right, chunk.x(i));
      bottom = Math.max(bottom, chunk.y(i));
      brighter += polarity;
      long bin = (time - origin) / width;
      while (bin >= BINS) {
        widen();
        bin = (time - origin) / width;
      }
      bins[polarity][(int) Math.max(0, bin)]++; // an event before the first one counts with it
    }
    count += chunk.count();
  }

  private void widen() {
    for (long[] counts : bins) {
      for (int i = 0; i < BINS / 2; i++) {
        counts[i] = counts[2 * i] + counts[2 * i + 1];
      }
      Arrays.fill(counts, BINS / 2, BINS, 0);
    }
    width *= 2;
  }

  /** Number of events. */
  public long events() {
    return count;
  }

  /** Number of events that became brighter. */
  public long brighter() {
    return brighter;
  }

  /** The earliest time, in microseconds; 0 without events. */
  public long first() {
    return count == 0 ? 0 : first;
  }

  /** The latest time, in microseconds; 0 without events. */
  public long last() {
    return count == 0 ? 0 : last;
  }

  /** Columns up to the last one with an event; 0 without events. */
  public int columns() {
    return right + 1;
  }

  /** Rows up to the last one with an event; 0 without events. */
  public int rows() {
    return bottom + 1;
  }

  /**
   * The rate over time.
   *
   * @param most maximum number of bins, at least 1
   */
  public Rate rate(int most) {
    if (count == 0) {
      return new Rate(1, new double[0], new double[0]);
    }
    int used = (int) (Math.max(0, last - origin) / width) + 1;
    int together = (used - 1) / most + 1;
    int shown = (used - 1) / together + 1;
    double seconds = together * width * 1e-6;
    double[][] rates = new double[2][shown];
    for (int polarity = 0; polarity < 2; polarity++) {
      for (int i = 0; i < used; i++) {
        rates[polarity][i / together] += bins[polarity][i];
      }
      for (int i = 0; i < shown; i++) {
        rates[polarity][i] /= seconds;
      }
    }
    return new Rate(seconds, rates[0], rates[1]);
  }
}
