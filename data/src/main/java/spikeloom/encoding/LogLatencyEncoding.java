package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Logarithmic latency code: one spike per channel, at a step that grows with the logarithm of the
 * value. With the time constant tau in steps, a share s of the trial T,
 *
 * <pre>{@code spike at step t(i) = round(-tau ln v(i)),  tau = s T,  none where t(i) >= T.}</pre>
 *
 * <p>A factor between two values is a difference of time, so dark values are resolved as well as
 * bright ones. The inverse {@code v = exp(-t / tau)} is exact to the factor {@code exp(1 / (2
 * tau))}; values below {@code exp(-(T - 0.5) / tau)} are silent and count as 0. Values above 1
 * count as 1; NaN is silent. No random numbers are drawn. Source: Hopfield, "Pattern recognition
 * computation using action potential timing for stimulus representation", Nature 376, 1995.
 *
 * @param timeConstant s, above 0 and at most 1
 */
public record LogLatencyEncoding(double timeConstant) implements SpikeEncoding {
  static final NumberParameter TIME_CONSTANT =
      NumberParameter.share("time-constant", "time constant as a fraction of the trial", 0.25);

  /** Checks the time constant. */
  public LogLatencyEncoding {
    TIME_CONSTANT.check("code " + code(), timeConstant);
  }

  /** A quarter of the trial: values down to 0.02 fire. */
  public LogLatencyEncoding() {
    this(TIME_CONSTANT.defaultValue());
  }

  @Override
  public String code() {
    return "log-latency";
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    int steps = target.steps();
    double tau = timeConstant * steps;
    for (int i = 0; i < shape.size(); i++) {
      if (signal[at + i] > 0) { // false for NaN
        long step = Math.round(-tau * Math.log(Math.min(1.0, signal[at + i])));
        if (step < steps) {
          target.spike((int) step, i);
        }
      }
    }
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    SpikeTrains trains = SpikeTrains.of(spikes);
    double tau = timeConstant * spikes.steps();
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.exp(-trains.first(i) / tau); // 0 where silent
    }
    return values;
  }
}
