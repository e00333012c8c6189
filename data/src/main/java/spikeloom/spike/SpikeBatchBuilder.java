package spikeloom.spike;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import spikeloom.spike.SpikeBatch.Events;
import spikeloom.spike.SpikeBatch.Kind;

/**
 * Collects the spikes of one sample after another and builds a {@link SpikeBatch}. Within a sample
 * spikes may come in any order of step; channels must ascend within a step, except in a timed
 * batch, where spikes may come in any order at all. The buffers are reused from batch to batch, so
 * encoding a stream of mini-batches allocates only the finished batches.
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
  private static final float LAST_OFFSET = Math.nextDown(1f);

  private int steps;
  private int channels;
  private int samples;
  private Kind kind = Kind.BINARY;

  private int[] start = new int[65];
  private int[] channel = new int[1024];
  private float[] number = new float[0];
  private int events;

  // Spikes of the current sample: a channel, and bits for the steps from a first one on.
  private int[] pendingStep = new int[1024];
  private int[] pendingChannel = new int[1024];
  private long[] pendingMask = new long[1024];
  private float[] pendingNumber = new float[0];
  private int pending;

  private long[] order = new long[0]; // of the events of a step

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
    kind = Kind.BINARY;
    return this;
  }

  /** Starts a batch of graded spikes: use {@link #spike(int, int, float)}. */
  public SpikeBatchBuilder beginGraded(int steps, int channels) {
    begin(steps, channels);
    kind = Kind.GRADED;
    return this;
  }

  /** Starts a batch of spikes with exact times: use {@link #spikeAt}. */
  public SpikeBatchBuilder beginTimed(int steps, int channels) {
    begin(steps, channels);
    kind = Kind.TIMED;
    return this;
  }

  /** Number of steps of the current batch. */
  public int steps() {
    return steps;
  }

  /**
   * Shifts the following spikes of the current sample, whose channels are the values of a picture;
   * those that leave it are dropped.
   */
  public void move(Shift by, SignalShape.Image image) {
    if (image.size() != channels) {
      throw new IllegalArgumentException(channels + " channels do not have the shape " + image);
    }
    shift = by;
    layout = image;
  }

  /** A binary spike of the current sample; in a timed batch it is at the beginning of the step. */
  public void spike(int step, int channel) {
    spike(step, channel, 1f);
  }

  /** A spike of the current sample with its value, which only a graded batch keeps. */
  public void spike(int step, int channel, float value) {
    if (step < 0 || step >= steps || channel < 0 || channel >= channels) {
      throw new IndexOutOfBoundsException(
          "spike at step " + step + ", channel " + channel + " in " + steps + " x " + channels);
    }
    add(step, channel, 1, kind == Kind.GRADED ? value : 0);
  }

  /**
   * A spike of the current sample at an exact time; only a timed batch takes it.
   *
   * @param time in steps, from 0 to less than the number of steps; kept to 2^-24 of a step or less
   */
  public void spikeAt(double time, int channel) {
    if (kind != Kind.TIMED) {
      throw new IllegalStateException("the batch was not started as a timed batch");
    }
    if (!(time >= 0 && time < steps) || channel < 0 || channel >= channels) {
      throw new IndexOutOfBoundsException(
          "spike at time " + time + ", channel " + channel + " in " + steps + " x " + channels);
    }
    int step = (int) time;
    // Values rounded to a whole step would be in the next one; -0 is a time of 0.
    add(step, channel, 1, Math.max(0f, Math.min((float) (time - step), LAST_OFFSET)));
  }

  private void add(int step, int channel, long mask, float number) {
    int place = layout == null ? channel : shift.of(channel, layout);
    if (place < 0) {
      return;
    }
    ensurePending();
    pendingStep[pending] = step;
    pendingChannel[pending] = place;
    pendingMask[pending] = mask;
    if (kind != Kind.BINARY) {
      pendingNumber[pending] = number;
    }
    pending++;
  }

  /**
   * Binary spikes of one channel at several steps at once: bit k of {@code mask} is a spike at step
   * {@code firstStep + k}. In a graded batch their value is 1, in a timed one they are at the
   * beginnings of the steps.
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
    add(firstStep, channel, mask, kind == Kind.GRADED ? value : 0);
  }

  /**
   * Closes the current sample: its spikes are sorted by step (stable), in a timed batch by time and
   * channel.
   */
  public void endSample() {
    int cells = (samples + 1) * steps + 1;
    if (start.length < cells) {
      start = Arrays.copyOf(start, Math.max(cells, 2 * start.length));
    }
    int first = samples * steps;
    Arrays.fill(start, first + 1, first + steps + 1, 0);
    int more = 0;
    for (int i = 0; i < pending; i++) {
      int at = first + pendingStep[i] + 1;
      for (long left = pendingMask[i]; left != 0; left &= left - 1) {
        start[at + Long.numberOfTrailingZeros(left)]++;
      }
      more += Long.bitCount(pendingMask[i]);
    }
    ensureEvents(more);
    start[first] = events;
    // start[s + 1] holds the start of step s while events are placed, and its end afterwards.
    int next = events;
    for (int t = 0; t < steps; t++) {
      int count = start[first + t + 1];
      start[first + t + 1] = next;
      next += count;
    }
    for (int i = 0; i < pending; i++) {
      int at = first + pendingStep[i] + 1;
      for (long left = pendingMask[i]; left != 0; left &= left - 1) {
        int place = start[at + Long.numberOfTrailingZeros(left)]++;
        channel[place] = pendingChannel[i];
        if (kind != Kind.BINARY) {
          number[place] = pendingNumber[i];
        }
      }
    }
    for (int t = 0; kind == Kind.TIMED && t < steps; t++) {
      sortByTime(start[first + t], start[first + t + 1]);
    }
    events += more;
    pending = 0;
    layout = null;
    samples++;
  }

  /** Builds the batch of all closed samples. The builder can be reused afterwards. */
  public SpikeBatch build() {
    if (pending > 0) {
      throw new IllegalStateException("the last sample has spikes but was not closed");
    }
    return new SpikeBatch(
        samples,
        steps,
        channels,
        new Events(
            Arrays.copyOf(start, samples * steps + 1),
            Arrays.copyOf(channel, events),
            kind,
            Arrays.copyOf(number, kind == Kind.BINARY ? 0 : events)));
  }

  // The bits of non-negative floats ascend like the floats.
  private void sortByTime(int from, int to) {
    int count = to - from;
    if (order.length < count) {
      order = new long[Math.max(count, 2 * order.length)];
    }
    for (int i = 0; i < count; i++) {
      order[i] =
          (long) Float.floatToRawIntBits(number[from + i]) << Integer.SIZE | channel[from + i];
    }
    Arrays.sort(order, 0, count);
    for (int i = 0; i < count; i++) {
      number[from + i] = Float.intBitsToFloat((int) (order[i] >> Integer.SIZE));
      channel[from + i] = (int) order[i];
    }
  }

  private void ensurePending() {
    if (pending == pendingStep.length) {
      int size = 2 * pending;
      pendingMask = Arrays.copyOf(pendingMask, size);
      pendingStep = Arrays.copyOf(pendingStep, size);
      pendingChannel = Arrays.copyOf(pendingChannel, size);
    }
    if (kind != Kind.BINARY && pendingNumber.length < pendingStep.length) {
      pendingNumber = Arrays.copyOf(pendingNumber, pendingStep.length);
    }
  }

  private void ensureEvents(int more) {
    if (channel.length < events + more) {
      channel = Arrays.copyOf(channel, Math.max(events + more, 2 * channel.length));
    }
    if (kind != Kind.BINARY && number.length < channel.length) {
      number = Arrays.copyOf(number, channel.length);
    }
  }
}
