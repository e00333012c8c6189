package spikeloom.spike;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects the spikes of one sample after another and builds a {@link SpikeBatch}. Within a sample
 * spikes may come in any order of step; channels must ascend within a step. The buffers are reused
 * from batch to batch, so encoding a stream of mini-batches allocates only the finished batches.
 *
 * <pre>{@code
 * builder.begin(steps, channels);
 * for each sample: { builder.spike(step, channel); ... builder.endSample(); }
 * SpikeBatch batch = builder.build();
 * }</pre>
 *
 * <p>Not thread safe.
 */
public final class SpikeBatchBuilder {
  private int steps;
  private int channels;
  private int samples;
  private boolean graded;

  private int[] offset = new int[65];
  private int[] channel = new int[1024];
  private float[] value = new float[0];
  private int events;

  // Spikes of the current sample: a channel, and bits for the steps from a first one on.
  private int[] pendingStep = new int[1024];
  private int[] pendingChannel = new int[1024];
  private long[] pendingMask = new long[1024];
  private float[] pendingValue = new float[0];
  private int pending;

  private Shift shift = Shift.NONE;
  private SignalShape.@Nullable Image layout;

  /** Starts a batch of binary spikes. */
  public SpikeBatchBuilder begin(int steps, int channels) {
    if (steps < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "a batch needs at least one step and one channel, not " + steps + " x " + channels);
    }
    this.steps = steps;
    this.channels = channels;
    samples = 0;
    events = 0;
    pending = 0;
    layout = null;
    graded = false;
    return this;
  }

  /** Starts a batch of graded spikes: use {@link #spike(int, int, float)}. */
  public SpikeBatchBuilder beginGraded(int steps, int channels) {
    begin(steps, channels);
    graded = true;
    return this;
  }

  /**
   * Moves the spikes of the current sample that come from now on, whose channels lie as the values
   * of a picture; those that leave it are dropped.
   */
  public void move(Shift by, SignalShape.Image image) {
    if (image.size() != channels) {
      throw new IllegalArgumentException(channels + " channels do not lie as " + image);
    }
    shift = by;
    layout = image;
  }

  /** A binary spike of the current sample. */
  public void spike(int step, int channel) {
    spike(step, channel, 1f);
  }

  /** A spike of the current sample with its value. */
  public void spike(int step, int channel, float value) {
    if (step < 0 || step >= steps || channel < 0 || channel >= channels) {
      throw new IndexOutOfBoundsException(
          "spike at step " + step + ", channel " + channel + " in " + steps + " x " + channels);
    }
    add(step, channel, 1, value);
  }

  private void add(int step, int channel, long mask, float value) {
    int place = layout == null ? channel : shift.of(channel, layout);
    if (place < 0) {
      return;
    }
    ensurePending();
    pendingStep[pending] = step;
    pendingChannel[pending] = place;
    pendingMask[pending] = mask;
    if (graded) {
      pendingValue[pending] = value;
    }
    pending++;
  }

  /**
   * Binary spikes of one channel at several steps at once: bit k of {@code mask} is a spike at step
   * {@code firstStep + k}. In a graded batch their value is 1.
   */
  public void spikes(int firstStep, int channel, long mask) {
    spikes(firstStep, channel, mask, 1f);
  }

  /** The same with a value for all of them, which only a graded batch keeps. */
  public void spikes(int firstStep, int channel, long mask, float value) {
    int width = Long.SIZE - Long.numberOfLeadingZeros(mask);
    if (firstStep < 0 || width > steps - firstStep || channel < 0 || channel >= channels) {
      throw new IndexOutOfBoundsException(
          "spikes at steps "
              + firstStep
              + " to "
              + (firstStep + width - 1)
              + ", channel "
              + channel
              + " in "
              + steps
              + " x "
              + channels);
    }
    add(firstStep, channel, mask, value);
  }

  /** Closes the current sample: its spikes are sorted by step (stable). */
  public void endSample() {
    int cells = (samples + 1) * steps + 1;
    if (offset.length < cells) {
      offset = Arrays.copyOf(offset, Math.max(cells, 2 * offset.length));
    }
    int first = samples * steps;
    Arrays.fill(offset, first + 1, first + steps + 1, 0);
    int more = 0;
    for (int i = 0; i < pending; i++) {
      int at = first + pendingStep[i] + 1;
      for (long left = pendingMask[i]; left != 0; left &= left - 1) {
        offset[at + Long.numberOfTrailingZeros(left)]++;
      }
      more += Long.bitCount(pendingMask[i]);
    }
    ensureEvents(more);
    offset[first] = events;
    // offset[s + 1] holds the start of step s while events are placed, and its end afterwards.
    int start = events;
    for (int t = 0; t < steps; t++) {
      int count = offset[first + t + 1];
      offset[first + t + 1] = start;
      start += count;
    }
    for (int i = 0; i < pending; i++) {
      int at = first + pendingStep[i] + 1;
      for (long left = pendingMask[i]; left != 0; left &= left - 1) {
        int place = offset[at + Long.numberOfTrailingZeros(left)]++;
        channel[place] = pendingChannel[i];
        if (graded) {
          value[place] = pendingValue[i];
        }
      }
    }
    events += more;
    pending = 0;
    layout = null;
    samples++;
  }

  /** The batch of all samples closed so far. The builder can be begun again afterwards. */
  public SpikeBatch build() {
    if (pending > 0) {
      throw new IllegalStateException("the last sample has spikes but was not closed");
    }
    float @Nullable [] values = graded ? Arrays.copyOf(value, events) : null;
    int[] offsets = Arrays.copyOf(offset, samples * steps + 1);
    return new SpikeBatch(
        samples, steps, channels, offsets, Arrays.copyOf(channel, events), values);
  }

  private void ensurePending() {
    if (pending == pendingStep.length) {
      int size = 2 * pending;
      pendingMask = Arrays.copyOf(pendingMask, size);
      pendingStep = Arrays.copyOf(pendingStep, size);
      pendingChannel = Arrays.copyOf(pendingChannel, size);
    }
    if (graded && pendingValue.length < pendingStep.length) {
      pendingValue = Arrays.copyOf(pendingValue, pendingStep.length);
    }
  }

  private void ensureEvents(int more) {
    if (channel.length < events + more) {
      channel = Arrays.copyOf(channel, Math.max(events + more, 2 * channel.length));
    }
    if (graded && value.length < channel.length) {
      value = Arrays.copyOf(value, channel.length);
    }
  }
}
