package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Weighted phase code: the binary digits of the value, one per step, again and again. With a period
 * of P steps, the spike of phase k weighs {@code w(k) = 2^-(1 + k)}:
 *
 * <pre>{@code
 * q(i) = min(2^P - 1, round(2^P v(i))),  spike at step t  if digit (t mod P) of q(i) is 1,
 * v(i) = sum over k of w(k) x(i, k)      digits from the most significant on
 * }</pre>
 *
 * <p>A trial that is shorter than the period shows as many digits as it has steps. With D = min(P,
 * T) digits the inverse is exact to {@code 2^-(D + 1)} up to the greatest number {@code 1 - 2^-D},
 * and to 2^-D above it. Values outside [0, 1] are clipped; NaN is silent. No random numbers are
 * drawn. Source: Kim, Kim, Huh, Lee and Choi, "Deep neural networks with weighted spikes",
 * Neurocomputing 311, 2018, where a period has 8 phases.
 *
 * @param period P, 1 .. 24 steps
 */
public record PhaseEncoding(int period) implements SpikeEncoding {
  static final NumberParameter PERIOD =
      NumberParameter.whole("period", "steps of a period, one binary digit per step", 1, 24, 8);

  /** Checks the period. */
  public PhaseEncoding {
    PERIOD.check("code " + code(), period);
  }

  /** Eight digits. */
  public PhaseEncoding() {
    this(PERIOD.defaultInt());
  }

  @Override
  public String code() {
    return "phase";
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    int steps = target.steps();
    int digits = Math.min(period, steps);
    for (int i = 0; i < shape.size(); i++) {
      float value = Math.max(0f, Math.min(1f, signal[at + i]));
      // Math.round turns NaN to 0.
      int number = Math.min((1 << digits) - 1, Math.round(value * (1 << digits)));
      for (int t = 0; number > 0 && t < steps; t++) {
        if ((number >> (digits - 1 - t % digits) & 1) == 1) {
          target.spike(t, i);
        }
      }
    }
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    int digits = Math.min(period, spikes.steps());
    float[] values = new float[shape.size()];
    for (int k = 0; k < digits; k++) {
      float weight = 1f / (2 << k);
      for (int i = 0; i < values.length; i++) {
        values[i] += spikes.spikes(k, i) ? weight : 0;
      }
    }
    return values;
  }
}
