package spikeloom.spike;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The spikes of a mini-batch of B samples over T steps on N channels, compressed by (sample, step):
 * the events of sample b at step t are {@code channel(i)} for {@code begin(b, t) <= i < end(b, t)},
 * in ascending order of channel. Spikes are
 *
 * <ul>
 *   <li>binary: every value is 1;
 *   <li>graded: one value per event;
 *   <li>timed: every value is 1, and an event of step t is at the exact time {@code t + offset(i)},
 *       in steps. Within a step events ascend in time and, at the same time, in channel; a channel
 *       may have several in one step.
 * </ul>
 *
 * <p>Immutable. Built once per mini-batch by a {@link SpikeBatchBuilder}.
 */
public final class SpikeBatch {
  private final int samples;
  private final int steps;
  private final int channels;
  private final int firstStep;
  private final int storedSteps;
  private final int[] start;
  private final int[] channel;
  private final Kind kind;
  private final float[] number;

  /** The meaning of the number of an event. */
  enum Kind {
    /** No numbers. */
    BINARY,
    /** The value. */
    GRADED,
    /** The elapsed fraction of the step, in [0, 1). */
    TIMED
  }

  /**
   * The events.
   *
   * @param start {@code B*T + 1} ascending indices into {@code channel}
   * @param channel channel of every event, 0 .. N-1, in the order of their kind
   * @param kind of all events
   * @param number one for every event; empty where spikes are binary
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  record Events(int[] start, int[] channel, Kind kind, float[] number) {}

  /**
   * @param samples B, at least 0
   * @param steps T, at least 1
   * @param channels N, at least 1
   */
  SpikeBatch(int samples, int steps, int channels, Events events) {
    this.samples = samples;
    this.steps = steps;
    this.channels = channels;
    firstStep = 0;
    storedSteps = steps;
    start = events.start;
    channel = events.channel;
    kind = events.kind;
    number = events.number;
  }

  private SpikeBatch(SpikeBatch whole, int from, int to) {
    samples = whole.samples;
    steps = to - from;
    channels = whole.channels;
    firstStep = whole.firstStep + from;
    storedSteps = whole.storedSteps;
    start = whole.start;
    channel = whole.channel;
    kind = whole.kind;
    number = whole.number;
  }

  /**
   * Concatenates several batches.
   *
   * @param parts whole batches of the same steps and channels, all of one kind
   */
  public static SpikeBatch join(List<SpikeBatch> parts) {
    SpikeBatch first = parts.get(0);
    int samples = 0;
    int events = 0;
    for (SpikeBatch part : parts) {
      if (part.steps != first.steps
          || part.storedSteps != part.steps
          || part.channels != first.channels
          || part.kind != first.kind) {
        throw new IllegalArgumentException(part + " cannot follow " + first);
      }
      samples += part.samples;
      events += part.channel.length;
    }
    int[] start = new int[samples * first.steps + 1];
    int[] channel = new int[events];
    float[] number = new float[first.kind == Kind.BINARY ? 0 : events];
    int cell = 0;
    int at = 0;
    for (SpikeBatch part : parts) {
      for (int i = 0; i < part.samples * part.steps; i++) {
        start[cell + i] = at + part.start[i];
      }
      System.arraycopy(part.channel, 0, channel, at, part.channel.length);
      System.arraycopy(
          part.number, 0, number, first.kind == Kind.BINARY ? 0 : at, part.number.length);
      cell += part.samples * part.steps;
      at += part.channel.length;
    }
    start[cell] = at;
    Events all = new Events(start, channel, first.kind, number);
    return new SpikeBatch(samples, first.steps, first.channels, all);
  }

  /** Number of samples, B. */
  public int samples() {
    return samples;
  }

  /** Number of simulation steps, T. */
  public int steps() {
    return steps;
  }

  /** Number of channels, N. */
  public int channels() {
    return channels;
  }

  /** Whether events carry values; if not, every event counts as 1. */
  public boolean graded() {
    return kind == Kind.GRADED;
  }

  /** Whether events have exact times; if not, they belong to their whole step. */
  public boolean timed() {
    return kind == Kind.TIMED;
  }

  /** Index of the first event of (sample, step). */
  public int begin(int sample, int step) {
    return start[cell(sample, step)];
  }

  /** Index after the last event of (sample, step). */
  public int end(int sample, int step) {
    return start[cell(sample, step) + 1];
  }

  /** Channel of event {@code index}. */
  public int channel(int index) {
    return channel[index];
  }

  /** Value of event {@code index}; 1 where spikes are binary or timed. */
  public float value(int index) {
    return kind == Kind.GRADED ? number[index] : 1f;
  }

  /**
   * The elapsed fraction of its step at event {@code index}, in [0, 1); 0 if the batch is not
   * timed. A time is {@code step + (double) offset}, because a sum of int and float rounds.
   */
  public float offset(int index) {
    return kind == Kind.TIMED ? number[index] : 0f;
  }

  /** Number of events of one sample over all its steps. */
  public int events(int sample) {
    return end(sample, steps - 1) - begin(sample, 0);
  }

  /** Number of events of the whole batch. */
  public long events() {
    long sum = 0;
    for (int b = 0; b < samples; b++) {
      sum += events(b);
    }
    return sum;
  }

  /**
   * Events per (sample, step, channel) cell, at least 0; at most 1 and the share of cells that hold
   * an event where the batch is not timed.
   */
  public double density() {
    return samples == 0 ? 0 : (double) events() / ((double) samples * steps * channels);
  }

  /** The steps {@code from .. to-1} as a view on the same events. */
  public SpikeBatch slice(int from, int to) {
    if (from < 0 || to > steps || from >= to) {
      throw new IndexOutOfBoundsException(
          "steps " + from + " to " + to + " of a batch with " + steps + " steps");
    }
    return new SpikeBatch(this, from, to);
  }

  /** The same samples over as many steps, without the events of step {@code step} and later. */
  public SpikeBatch until(int step) {
    int[] starts = new int[samples * steps + 1];
    int[] channels = new int[Math.toIntExact(events())];
    float[] numbers = new float[kind == Kind.BINARY ? 0 : channels.length];
    int kept = 0;
    for (int b = 0; b < samples; b++) {
      for (int t = 0; t < steps; t++) {
        starts[b * steps + t] = kept;
        int count = t < step ? end(b, t) - begin(b, t) : 0;
        System.arraycopy(channel, begin(b, t), channels, kept, count);
        if (kind != Kind.BINARY) {
          System.arraycopy(number, begin(b, t), numbers, kept, count);
        }
        kept += count;
      }
    }
    starts[samples * steps] = kept;
    int[] left = Arrays.copyOf(channels, kept);
    float[] of = Arrays.copyOf(numbers, Math.min(kept, numbers.length));
    return new SpikeBatch(samples, steps, this.channels, new Events(starts, left, kind, of));
  }

  /** One sample, unpacked for display. */
  public SpikeRaster raster(int sample) {
    SpikeRaster.Builder raster =
        timed()
            ? SpikeRaster.Builder.timed(steps, channels)
            : new SpikeRaster.Builder(steps, channels);
    for (int t = 0; t < steps; t++) {
      for (int i = begin(sample, t); i < end(sample, t); i++) {
        if (timed()) {
          raster.spikeAt(t + (double) number[i], channel[i]);
        } else {
          raster.spike(t, channel[i], value(i));
        }
      }
    }
    return raster.build();
  }

  private int cell(int sample, int step) {
    Objects.checkIndex(sample, samples);
    Objects.checkIndex(step, steps);
    return sample * storedSteps + firstStep + step;
  }

  @Override
  public String toString() {
    return "SpikeBatch["
        + samples
        + " x "
        + steps
        + " x "
        + channels
        + ", "
        + events()
        + " events]";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof SpikeBatch that)
        || samples != that.samples
        || steps != that.steps
        || channels != that.channels
        || kind != that.kind) {
      return false;
    }
    for (int b = 0; b < samples; b++) {
      for (int t = 0; t < steps; t++) {
        int i = begin(b, t);
        int j = that.begin(b, t);
        int n = end(b, t) - i;
        if (!Arrays.equals(channel, i, i + n, that.channel, j, that.end(b, t))) {
          return false;
        }
        for (int k = 0; k < n; k++) {
          if (value(i + k) != that.value(j + k) || offset(i + k) != that.offset(j + k)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Objects.hash(samples, steps, channels, events());
  }
}
