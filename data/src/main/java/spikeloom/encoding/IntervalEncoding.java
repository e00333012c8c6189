package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Interval code: a regular train whose interval is inverse to the value. With the shortest interval
 * s in steps,
 *
 * <pre>{@code I(i) = round(s / v(i)),  spikes at steps I - 1, 2 I - 1, 3 I - 1, ... below T.}</pre>
 *
 * <p>So the time to the first spike gives the value at once, and every further interval repeats it.
 * The inverse {@code v = s / I} is exact to {@code 1 / (2 s + 1)}, and the better the darker;
 * values below {@code s / (T + 0.5)} are silent and count as 0. Values above 1 count as 1; NaN is
 * silent. No random numbers are drawn. Source: the inverse of an interval as instantaneous rate,
 * Rieke, Warland, de Ruyter van Steveninck and Bialek, "Spikes: exploring the neural code", 1997.
 *
 * @param shortest s, the interval of the value 1, 1 .. 1000 steps
 */
public record IntervalEncoding(int shortest) implements SpikeEncoding {
  static final NumberParameter SHORTEST =
      NumberParameter.whole("shortest", "steps between the spikes of the value 1", 1, 1000, 4);

  /** Checks the interval. */
  public IntervalEncoding {
    SHORTEST.check("code " + code(), shortest);
  }

  /** Four steps for the value 1. */
  public IntervalEncoding() {
    this(SHORTEST.defaultInt());
  }

  @Override
  public String code() {
    return "isi";
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    int steps = target.steps();
    for (int i = 0; i < shape.size(); i++) {
      if (signal[at + i] > 0) { // false for NaN
        long interval = Math.round(shortest / Math.min(1.0, signal[at + i]));
        for (long step = interval - 1; step < steps; step += interval) {
          target.spike((int) step, i);
        }
      }
    }
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    SpikeTrains trains = SpikeTrains.of(spikes);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.min(1, shortest / (trains.first(i) + 1)); // 0 where silent
    }
    return values;
  }
}
