package spikeloom.event;

import java.util.Arrays;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.StepGrid;

/**
 * Cuts recordings into steps of equal duration. Of T steps, step k holds the events with
 *
 * <pre>{@code k <= t T / span < k + 1.}</pre>
 *
 * <p>Every pixel has two channels, {@code polarity * width * height + y * width + x} with polarity
 * 0 for darker and 1 for brighter, so channels lie as the values of an image with two planes. A
 * channel spikes at most once per step, however many events fall into it, unless the spikes are
 * graded and count them. Events before time 0 or from {@code span} on are skipped: all recordings
 * of a set share the span, so steps have the same length in all of them.
 *
 * @param sensor the camera
 * @param span what the steps cover together, microseconds, at least 1
 */
public record EventBinning(Sensor sensor, long span) {
  /** Checks the span. */
  public EventBinning {
    if (span < 1) {
      throw new IllegalArgumentException("steps cannot cover " + span + " microseconds");
    }
  }

  /** Number of channels: two per pixel. */
  public int channels() {
    return 2 * sensor.pixels();
  }

  /**
   * Adds the spikes of a recording to the builder's current sample; the caller starts the batch
   * with {@code steps} and {@link #channels} and closes the sample.
   */
  public void write(EventStream events, int steps, SpikeBatchBuilder builder) {
    write(events, 0, steps, builder);
  }

  /**
   * The same with the steps beginning at time {@code begin}, in microseconds, instead of 0: a piece
   * of a long recording.
   */
  public void write(EventStream events, long begin, int steps, SpikeBatchBuilder builder) {
    if (!events.sensor().equals(sensor)) {
      throw new IllegalArgumentException(events + " cannot be binned for " + sensor);
    }
    StepGrid grid = new StepGrid(steps, channels());
    int end = events.firstFrom(begin + span);
    for (int i = events.firstFrom(begin); i < end; i++) {
      int step = (int) ((events.time(i) - begin) * steps / span);
      grid.spike(step, (events.on(i) ? sensor.pixels() : 0) + pixel(events, i));
    }
    grid.writeTo(builder);
  }

  /**
   * Adds the events of a recording as graded spikes, whose value is the number of events in the
   * step; only those outside the span are lost. The caller starts a graded batch.
   */
  public void writeCounts(EventStream events, int steps, SpikeBatchBuilder builder) {
    if (!events.sensor().equals(sensor)) {
      throw new IllegalArgumentException(events + " cannot be binned for " + sensor);
    }
    long[] cells = new long[events.count()]; // of every event: step, then channel
    int inside = 0;
    for (int i = 0; i < events.count(); i++) {
      long time = events.time(i);
      if (time >= 0 && time < span) {
        int plane = events.on(i) ? sensor.pixels() : 0;
        cells[inside++] = time * steps / span * channels() + plane + pixel(events, i);
      }
    }
    Arrays.sort(cells, 0, inside);
    for (int i = 0; i < inside; ) {
      int same = i;
      while (same < inside && cells[same] == cells[i]) {
        same++;
      }
      builder.spike((int) (cells[i] / channels()), (int) (cells[i] % channels()), same - i);
      i = same;
    }
  }

  private int pixel(EventStream events, int index) {
    return events.y(index) * sensor.width() + events.x(index);
  }
}
