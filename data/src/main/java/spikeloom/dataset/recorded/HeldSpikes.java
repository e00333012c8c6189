package spikeloom.dataset.recorded;

import java.util.Arrays;
import java.util.Objects;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;

/** Spikes held in memory, 12 bytes each. */
public final class HeldSpikes implements SpikeLists {
  /** The maximum number of spikes held: about 400 MB. */
  public static final int MAX_SPIKES = 1 << 25;

  private final int channels;
  private final int[] start; // of every sample, then the end
  private final double[] time;
  private final int[] channel;

  private HeldSpikes(int channels, int[] start, double[] time, int[] channel) {
    this.channels = channels;
    this.start = start;
    this.time = time;
    this.channel = channel;
  }

  @Override
  public int samples() {
    return start.length - 1;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public void forEach(int sample, Visitor visitor) {
    Objects.checkIndex(sample, samples());
    for (int i = start[sample]; i < start[sample + 1]; i++) {
      visitor.spike(time[i], channel[i]);
    }
  }

  /** Collects spikes in any order of samples. */
  public static final class Builder {
    private final String source;
    private final int samples;
    private int[] sample = new int[1 << 10];
    private double[] time = new double[1 << 10];
    private int[] channel = new int[1 << 10];
    private int count;

    /**
     * @param source the file, for messages
     * @param samples number of samples
     */
    public Builder(String source, int samples) {
      this.source = source;
      this.samples = samples;
    }

    /**
     * Adds a spike.
     *
     * @param ofSample 0 .. samples-1
     * @throws DataException if there are too many
     */
    public void add(int ofSample, double at, int ofChannel) {
      Objects.checkIndex(ofSample, samples);
      if (count == MAX_SPIKES) {
        throw new DataException(
            "%s has more than %,d spikes, the maximum; save a part of it."
                .formatted(source, MAX_SPIKES));
      }
      if (count == sample.length) {
        Capacity.require(source, 2L * count * (Double.BYTES + 2 * Integer.BYTES));
        sample = Arrays.copyOf(sample, 2 * count);
        time = Arrays.copyOf(time, 2 * count);
        channel = Arrays.copyOf(channel, 2 * count);
      }
      sample[count] = ofSample;
      time[count] = at;
      channel[count++] = ofChannel;
    }

    /** Returns the spikes, those of a sample in the order in which they were added. */
    public HeldSpikes build(int channels) {
      Capacity.require(source, (long) count * (Double.BYTES + Integer.BYTES));
      int[] start = new int[samples + 1];
      for (int i = 0; i < count; i++) {
        start[sample[i] + 1]++;
      }
      for (int s = 0; s < samples; s++) {
        start[s + 1] += start[s];
      }
      int[] next = Arrays.copyOf(start, samples);
      double[] times = new double[count];
      int[] of = new int[count];
      for (int i = 0; i < count; i++) {
        int place = next[sample[i]]++;
        times[place] = time[i];
        of[place] = channel[i];
      }
      return new HeldSpikes(channels, start, times, of);
    }
  }
}
