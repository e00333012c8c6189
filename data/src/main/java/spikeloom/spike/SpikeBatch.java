package spikeloom.spike;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The spikes of a mini-batch of B samples over T steps on N channels, compressed by (sample, step):
 * the events of sample b at step t are {@code channel(i)} for {@code begin(b, t) <= i < end(b, t)},
 * in ascending order of channel. Spikes are binary (every value is 1) or graded (one value per
 * event).
 *
 * <p>Immutable. Built once per mini-batch by a {@link SpikeBatchBuilder}.
 */
public final class SpikeBatch {
  private final int samples;
  private final int steps;
  private final int channels;
  private final int firstStep;
  private final int storedSteps;
  private final int[] offset;
  private final int[] channel;
  private final float @Nullable [] value;

  /**
   * @param samples B, at least 0
   * @param steps T, at least 1
   * @param channels N, at least 1
   * @param offset {@code B*T + 1} ascending indices into {@code channel}
   * @param channel channel of every event, 0 .. N-1, ascending within a (sample, step)
   * @param value value of every event, or null where spikes are binary
   */
  SpikeBatch(
      int samples, int steps, int channels, int[] offset, int[] channel, float @Nullable [] value) {
    this(samples, steps, channels, 0, steps, offset, channel, value);
  }

  private SpikeBatch(
      int samples,
      int steps,
      int channels,
      int firstStep,
      int storedSteps,
      int[] offset,
      int[] channel,
      float @Nullable [] value) {
    this.samples = samples;
    this.steps = steps;
    this.channels = channels;
    this.firstStep = firstStep;
    this.storedSteps = storedSteps;
    this.offset = offset;
    this.channel = channel;
    this.value = value;
  }

  /**
   * The samples of several batches one behind the other.
   *
   * @param parts whole batches of the same steps and channels, all binary or all graded
   */
  public static SpikeBatch join(List<SpikeBatch> parts) {
    SpikeBatch first = parts.get(0);
    int samples = 0;
    int events = 0;
    for (SpikeBatch part : parts) {
      if (part.steps != first.steps
          || part.storedSteps != part.steps
          || part.channels != first.channels
          || part.graded() != first.graded()) {
        throw new IllegalArgumentException(part + " cannot follow " + first);
      }
      samples += part.samples;
      events += part.channel.length;
    }
    int[] offset = new int[samples * first.steps + 1];
    int[] channel = new int[events];
    float[] value = new float[first.graded() ? events : 0];
    int cell = 0;
    int at = 0;
    for (SpikeBatch part : parts) {
      for (int i = 0; i < part.samples * part.steps; i++) {
        offset[cell + i] = at + part.offset[i];
      }
      System.arraycopy(part.channel, 0, channel, at, part.channel.length);
      if (part.value != null) {
        System.arraycopy(part.value, 0, value, at, part.channel.length);
      }
      cell += part.samples * part.steps;
      at += part.channel.length;
    }
    offset[cell] = at;
    return new SpikeBatch(
        samples, first.steps, first.channels, offset, channel, first.graded() ? value : null);
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
    return value != null;
  }

  /** Index of the first event of (sample, step). */
  public int begin(int sample, int step) {
    return offset[cell(sample, step)];
  }

  /** Index after the last event of (sample, step). */
  public int end(int sample, int step) {
    return offset[cell(sample, step) + 1];
  }

  /** Channel of event {@code index}. */
  public int channel(int index) {
    return channel[index];
  }

  /** Value of event {@code index}; 1 where spikes are binary. */
  public float value(int index) {
    return value == null ? 1f : value[index];
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

  /** Share of (sample, step, channel) cells that hold an event, 0 .. 1. */
  public double density() {
    return samples == 0 ? 0 : (double) events() / ((double) samples * steps * channels);
  }

  /** The steps {@code from .. to-1} as a view on the same events. */
  public SpikeBatch slice(int from, int to) {
    if (from < 0 || to > steps || from >= to) {
      throw new IndexOutOfBoundsException(
          "steps " + from + " to " + to + " of a batch with " + steps + " steps");
    }
    return new SpikeBatch(
        samples, to - from, channels, firstStep + from, storedSteps, offset, channel, value);
  }

  /** One sample, unpacked for display. */
  public SpikeRaster raster(int sample) {
    SpikeRaster.Builder raster = new SpikeRaster.Builder(steps, channels);
    for (int t = 0; t < steps; t++) {
      for (int i = begin(sample, t); i < end(sample, t); i++) {
        raster.spike(t, channel[i], value(i));
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
        || graded() != that.graded()) {
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
          if (value(i + k) != that.value(j + k)) {
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
