package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Rows;

/**
 * The graded spikes of one sample as two lists, by step and by channel: for sums over the inputs of
 * a step, and for sums over the steps of an input. Reused for every sample; grows as needed.
 */
public final class GradedEvents {
  private static final int FIRST_ROOM = 256;

  private final int steps;
  private final int channels;
  private final int[] stepFrom;
  private final int[] channelFrom;
  private int[] channel = new int[FIRST_ROOM];
  private float[] valueByStep = new float[FIRST_ROOM];
  private int[] step = new int[FIRST_ROOM];
  private float[] valueByChannel = new float[FIRST_ROOM];
  private int count;
  private int open; // the step that events are added to

  /**
   * A list of rows for each of many sums.
   *
   * @param from where the list of sum r begins; it ends at {@code from[r + 1]}
   * @param row rows to be added up
   * @param value factor of each
   */
  @SuppressWarnings("ArrayRecordComponent") // a place in memory, never compared
  public record Lists(int[] from, int[] row, float[] value) {}

  /** Creates an empty list over {@code steps} steps of {@code channels} channels. */
  public GradedEvents(int steps, int channels) {
    this.steps = steps;
    this.channels = channels;
    stepFrom = new int[steps + 1];
    channelFrom = new int[channels + 1];
  }

  /** Removes all events. */
  public void clear() {
    count = 0;
    open = 0;
    Arrays.fill(channelFrom, 0);
  }

  /** Adds an event; steps must not descend. */
  public void add(int atStep, int atChannel, float value) {
    if (count == channel.length) {
      channel = Arrays.copyOf(channel, 2 * count);
      valueByStep = Arrays.copyOf(valueByStep, 2 * count);
    }
    while (open < atStep) {
      stepFrom[++open] = count;
    }
    channel[count] = atChannel;
    valueByStep[count++] = value;
    channelFrom[atChannel + 1]++;
  }

  /** Builds the lists; call it after the last {@link #add}. */
  public void close() {
    while (open < steps) {
      stepFrom[++open] = count;
    }
    if (step.length < channel.length) {
      step = new int[channel.length];
      valueByChannel = new float[channel.length];
    }
    for (int c = 0; c < channels; c++) {
      channelFrom[c + 1] += channelFrom[c];
    }
    // Every event moves its start to the next position, after which each is one position too far.
    for (int t = 0; t < steps; t++) {
      for (int i = stepFrom[t]; i < stepFrom[t + 1]; i++) {
        int at = channelFrom[channel[i]]++;
        step[at] = t;
        valueByChannel[at] = valueByStep[i];
      }
    }
    System.arraycopy(channelFrom, 0, channelFrom, 1, channels);
    channelFrom[0] = 0;
  }

  /** Lists the positive values in the rows of {@code values}, one row per step. */
  public void list(Rows values) {
    clear();
    for (int t = 0; t < steps; t++) {
      int at = values.index(t, 0);
      for (int c = 0; c < channels; c++) {
        float value = values.values()[at + c];
        if (value > 0) {
          add(t, c, value);
        }
      }
    }
    close();
  }

  /** Number of events. */
  public int count() {
    return count;
  }

  /** The channels of each step; valid until the next event is added. */
  public Lists bySteps() {
    return new Lists(stepFrom, channel, valueByStep);
  }

  /** The steps of each channel; valid until the next event is added. */
  public Lists byChannels() {
    return new Lists(channelFrom, step, valueByChannel);
  }
}
