package spikeloom.spike;

import java.util.Objects;

/**
 * The spikes of one sample as a dense table of steps x channels, for display, editing and export. A
 * cell holds the value of its spike, 0 where there is none. Immutable; see {@link Builder}.
 */
public final class SpikeRaster {
  private final int steps;
  private final int channels;
  private final float[] cells;

  private SpikeRaster(int steps, int channels, float[] cells) {
    this.steps = steps;
    this.channels = channels;
    this.cells = cells;
  }

  /** Number of simulation steps, T. */
  public int steps() {
    return steps;
  }

  /** Number of channels, N. */
  public int channels() {
    return channels;
  }

  /** Value of the spike at (step, channel), or 0. */
  public float value(int step, int channel) {
    Objects.checkIndex(step, steps);
    Objects.checkIndex(channel, channels);
    return cells[step * channels + channel];
  }

  /** Whether there is a spike at (step, channel). */
  public boolean spikes(int step, int channel) {
    return value(step, channel) != 0;
  }

  /** Number of spikes. */
  public int count() {
    int count = 0;
    for (float cell : cells) {
      if (cell != 0) {
        count++;
      }
    }
    return count;
  }

  /** Collects spikes for one {@link SpikeRaster}. */
  public static final class Builder {
    private final int steps;
    private final int channels;
    private final float[] cells;

    /** An empty raster of {@code steps} x {@code channels}. */
    public Builder(int steps, int channels) {
      this.steps = steps;
      this.channels = channels;
      this.cells = new float[Math.multiplyExact(steps, channels)];
    }

    /** Puts a spike of the given value at (step, channel). */
    public Builder spike(int step, int channel, float value) {
      Objects.checkIndex(step, steps);
      Objects.checkIndex(channel, channels);
      cells[step * channels + channel] = value;
      return this;
    }

    /** The finished raster. */
    public SpikeRaster build() {
      return new SpikeRaster(steps, channels, cells.clone());
    }
  }
}
