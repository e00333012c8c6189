package spikeloom.event;

import java.util.Arrays;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;

/** Reads the events of a source into memory as one {@link EventStream}, in time order. */
public final class EventCollector {
  private static final int EVENT_BYTES = Long.BYTES + 2 * Integer.BYTES + 1;

  private long[] time = new long[EventChunk.CAPACITY];
  private int[] x = new int[EventChunk.CAPACITY];
  private int[] y = new int[EventChunk.CAPACITY];
  private boolean[] on = new boolean[EventChunk.CAPACITY];
  private int count;
  private int right;
  private int bottom;

  private EventCollector() {}

  /**
   * All events of {@code source}, which stays open. Events out of time order are sorted; events of
   * the same time keep their order. If the sensor is unknown, it is as large as the events need.
   *
   * @param most maximum number of events
   * @throws DataException if there are more, or if the source cannot be read
   */
  public static EventStream collect(EventSource source, int most) {
    EventCollector all = new EventCollector();
    EventChunk chunk = new EventChunk();
    while (source.read(chunk)) {
      if (chunk.count() > most - all.count) {
        throw new DataException(
            "the recording has more than %,d events, the maximum; select a part of it by time or by number."
                .formatted(most));
      }
      all.add(chunk);
    }
    return all.stream(source.sensor().orElseGet(() -> new Sensor(all.right + 1, all.bottom + 1)));
  }

  private void add(EventChunk chunk) {
    if (time.length - count < chunk.count()) {
      int capacity = (int) Math.min(Integer.MAX_VALUE - 8, 2L * time.length);
      Capacity.require("the recording", (long) capacity * EVENT_BYTES);
      time = Arrays.copyOf(time, capacity);
      x = Arrays.copyOf(x, capacity);
      y = Arrays.copyOf(y, capacity);
      on = Arrays.copyOf(on, capacity);
    }
    for (int i = 0; i < chunk.count(); i++, count++) {
      time[count] = chunk.time(i);
      x[count] = chunk.x(i);
      y[count] = chunk.y(i);
      on[count] = chunk.on(i);
      right = Math.max(right, x[count]);
      bottom = Math.max(bottom, y[count]);
    }
  }

  private EventStream stream(Sensor sensor) {
    Capacity.require("the recording", (long) count * EVENT_BYTES);
    EventStream.Builder events = new EventStream.Builder(sensor, count);
    int[] order = order();
    for (int i : order) {
      if (on[i]) {
        events.on(time[i], x[i], y[i]);
      } else {
        events.off(time[i], x[i], y[i]);
      }
    }
    return events.build();
  }

  /** Returns the event indices by time: ascending runs are merged pairwise. */
  private int[] order() {
    int[] order = new int[count];
    int[] starts = new int[2];
    int runs = 0;
    for (int i = 0; i < count; i++) {
      order[i] = i;
      if (i == 0 || time[i] < time[i - 1]) {
        starts = runs + 2 > starts.length ? Arrays.copyOf(starts, 2 * starts.length) : starts;
        starts[runs++] = i;
      }
    }
    int[] merged = new int[runs > 1 ? count : 0];
    while (runs > 1) {
      starts[runs] = count;
      int left = 0;
      for (int run = 0; run < runs; run += 2) {
        int middle = starts[Math.min(run + 1, runs)];
        merge(order, merged, new int[] {starts[run], middle, starts[Math.min(run + 2, runs)]});
        starts[left++] = starts[run];
      }
      runs = left;
      int[] other = order;
      order = merged;
      merged = other;
    }
    return order;
  }

  private void merge(int[] from, int[] to, int[] bounds) {
    int a = bounds[0];
    int b = bounds[1];
    for (int i = bounds[0]; i < bounds[2]; i++) {
      boolean first = b == bounds[2] || (a < bounds[1] && time[from[a]] <= time[from[b]]);
      to[i] = first ? from[a++] : from[b++];
    }
  }
}
