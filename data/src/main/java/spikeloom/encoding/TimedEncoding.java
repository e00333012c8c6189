package spikeloom.encoding;

import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Codes in continuous time: every value fires at most once, at an exact time. The trial is the T
 * steps, so of the {@link Latency} t(v) of a value
 *
 * <pre>{@code spike at time T (t(v) / trial), in steps;  none where that is T or more.}</pre>
 *
 * <p>Brighter values fire earlier, and most times are early: with its own time, a value of 1 fires
 * at 0.010 T, one of 0.1 at 0.105 T. The estimate is as exact as the latency's. Values outside [0,
 * 1] are clipped; NaN is silent. No random numbers are drawn.
 */
public enum TimedEncoding implements SpikeEncoding {
  /** {@code pixel-latency}: every value has its own time. */
  PIXEL_LATENCY("pixel-latency") {
    @Override
    public Latency latency(int steps) {
      return new PixelLatency();
    }
  },
  /**
   * {@code binned-latency}: the values of a bin of grey levels fire together. There are as many
   * bins as steps, at most {@link BinnedLatency#MOST}.
   */
  BINNED_LATENCY("binned-latency") {
    @Override
    public Latency latency(int steps) {
      return new BinnedLatency(Math.min(BinnedLatency.MOST, steps));
    }
  };

  private final String code;

  TimedEncoding(String code) {
    this.code = code;
  }

  /** Returns the firing times in a trial of this many steps, at least 1. */
  public abstract Latency latency(int steps);

  @Override
  public String code() {
    return code;
  }

  @Override
  public boolean timed() {
    return true;
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    int steps = target.steps();
    Latency latency = latency(steps);
    for (int i = 0; i < shape.size(); i++) {
      double time = steps * latency.share(signal[at + i]);
      if (time < steps) {
        target.spikeAt(time, i);
      }
    }
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    SpikeTrains trains = SpikeTrains.of(spikes);
    Latency latency = latency(spikes.steps());
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = latency.value(trains.first(i) / spikes.steps());
    }
    return values;
  }
}
