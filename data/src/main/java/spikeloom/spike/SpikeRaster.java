package spikeloom.spike;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The spikes of one sample as a dense table of steps x channels, for display, editing and export. A
 * cell holds the value of its spike, 0 where there is none. In a timed raster every spike has an
 * exact time as well, and a cell holds 1 where at least one falls into it. Immutable; see {@link
 * Builder}.
 */
public final class SpikeRaster {
  private static final Comparator<Spike> ORDER =
      Comparator.comparingDouble(Spike::time).thenComparingInt(Spike::channel);

  private final int steps;
  private final int channels;
  private final float[] cells;
  private final boolean timed;
  private final List<Spike> exact;
  private final float strongest;

  /** Channels of the taken cells, step by step; those of step t from {@code offset[t]} on. */
  private final int[] taken;

  private final int[] offset;

  /** A spike at an exact time in steps. */
  private record Spike(double time, int channel) {}

  private SpikeRaster(Builder builder) {
    steps = builder.steps;
    channels = builder.channels;
    cells = builder.cells.clone();
    timed = builder.timed;
    exact = builder.exact.stream().sorted(ORDER).toList();
    offset = new int[steps + 1];
    int[] found = new int[cells.length];
    int n = 0;
    float most = 0;
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != 0) {
        found[n++] = i % channels;
        offset[i / channels + 1] = n;
        most = Math.max(most, Math.abs(cells[i]));
      }
    }
    for (int step = 0; step < steps; step++) {
      offset[step + 1] = Math.max(offset[step], offset[step + 1]);
    }
    taken = Arrays.copyOf(found, n);
    strongest = most;
  }

  /** Number of simulation steps, T. */
  public int steps() {
    return steps;
  }

  /** Number of channels, N. */
  public int channels() {
    return channels;
  }

  /** Whether spikes have exact times; if not, they belong to their whole step. */
  public boolean timed() {
    return timed;
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

  /** Number of spikes; in a timed raster several may share a cell. */
  public int count() {
    return timed ? exact.size() : taken.length;
  }

  /** Magnitude of the strongest spike, 0 without spikes. */
  public float strongest() {
    return strongest;
  }

  /** Visits all spikes in order of time and then channel. */
  public void forEach(Visitor visitor) {
    forEachIn(SpikePart.first(steps), visitor);
  }

  /** Visits the spikes of a part, in the order of {@link #forEach}, without visiting the others. */
  public void forEachIn(SpikePart part, Visitor visitor) {
    if (timed) {
      for (int i = firstFrom(part.fromStep()); i < exact.size(); i++) {
        Spike spike = exact.get(i);
        if (spike.time >= part.toStep()) {
          break;
        }
        if (part.holds((int) spike.time, spike.channel)) {
          visitor.spike(spike.time, spike.channel, 1);
        }
      }
      return;
    }
    for (int step = Math.max(0, part.fromStep()); step < Math.min(steps, part.toStep()); step++) {
      int i = firstFrom(part.fromNeuron(), step);
      for (; i < offset[step + 1] && taken[i] < part.toNeuron(); i++) {
        visitor.spike(step, taken[i], cells[step * channels + taken[i]]);
      }
    }
  }

  /** Index of the first exact time that is not before a step. */
  private int firstFrom(int step) {
    return -1 - Collections.binarySearch(exact, new Spike(step, -1), ORDER);
  }

  /** Index of the first taken cell of a step whose channel is not below the given one. */
  private int firstFrom(int channel, int step) {
    int at = Arrays.binarySearch(taken, offset[step], offset[step + 1], channel);
    return at < 0 ? -at - 1 : at;
  }

  /** Receives one spike after the other. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * A spike.
     *
     * @param time in steps, 0 .. T: exact in a timed raster, else the beginning of its step
     * @param channel 0 .. N-1
     * @param value not 0; 1 in a timed raster
     */
    void spike(double time, int channel, float value);
  }

  /** Collects spikes for one {@link SpikeRaster}. */
  public static final class Builder {
    private final int steps;
    private final int channels;
    private final float[] cells;
    private final boolean timed;
    private final List<Spike> exact = new ArrayList<>();

    /** An empty raster of {@code steps} x {@code channels}: use {@link #spike}. */
    public Builder(int steps, int channels) {
      this(steps, channels, false);
    }

    private Builder(int steps, int channels, boolean timed) {
      this.steps = steps;
      this.channels = channels;
      this.cells = new float[Math.multiplyExact(steps, channels)];
      this.timed = timed;
    }

    /** An empty raster for spikes at exact times: use {@link #spikeAt}. */
    public static Builder timed(int steps, int channels) {
      return new Builder(steps, channels, true);
    }

    /** Puts a spike of the given value at (step, channel); not in a timed raster. */
    public Builder spike(int step, int channel, float value) {
      require(!timed, "a timed raster takes spikes at exact times");
      Objects.checkIndex(step, steps);
      Objects.checkIndex(channel, channels);
      cells[step * channels + channel] = value;
      return this;
    }

    /**
     * Adds a spike at an exact time; only in a timed raster.
     *
     * @param time in steps, from 0 to less than the number of steps
     */
    public Builder spikeAt(double time, int channel) {
      require(timed, "only a timed raster takes spikes at exact times");
      if (!(time >= 0 && time < steps)) {
        throw new IndexOutOfBoundsException("spike at time " + time + " in " + steps + " steps");
      }
      Objects.checkIndex(channel, channels);
      cells[((int) time) * channels + channel] = 1;
      exact.add(new Spike(time, channel));
      return this;
    }

    private static void require(boolean right, String message) {
      if (!right) {
        throw new IllegalStateException(message);
      }
    }

    /** The finished raster. */
    public SpikeRaster build() {
      return new SpikeRaster(this);
    }
  }
}
