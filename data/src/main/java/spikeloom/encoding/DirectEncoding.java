package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Direct code: the value itself as a current at every step,
 *
 * <pre>{@code x(i, t) = (v(i) - z) / max(z, 1 - z)  at every step t,  no event where that is 0.}
 * </pre>
 *
 * <p>Values above 1 count as 1, values below 0 as 0; NaN gives no current. With z = 0, a current is
 * the value. With z = 0.5, values of natural pictures become currents in [-1, 1] around 0: kernels
 * then respond to contrast rather than to brightness, and networks learn faster. The estimate is
 * the value that gives the current of the first step: exact. No random numbers are drawn.
 *
 * @param zero z, the value that gives no current, 0 .. 1
 */
public record DirectEncoding(double zero) implements SpikeEncoding {
  static final NumberParameter ZERO =
      NumberParameter.real("zero", "value that gives no current", 0, 1, 0);

  /** Checks the value. */
  public DirectEncoding {
    ZERO.check("code " + code(), zero);
  }

  /** Currents equal to the values. */
  public DirectEncoding() {
    this(ZERO.defaultValue());
  }

  @Override
  public String code() {
    return "direct";
  }

  @Override
  public boolean graded() {
    return true;
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    int steps = target.steps();
    float none = (float) zero;
    float unit = (float) largest();
    for (int i = 0; i < shape.size(); i++) {
      float current = (Math.max(0f, Math.min(1f, signal[at + i])) - none) / unit;
      if (current < 0 || current > 0) { // false for NaN
        for (int first = 0; first < steps; first += Long.SIZE) {
          int lanes = Math.min(Long.SIZE, steps - first);
          target.spikes(first, i, -1L >>> (Long.SIZE - lanes), current);
        }
      }
    }
  }

  private double largest() {
    return Math.max(zero, 1 - zero);
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (zero + largest() * spikes.value(0, i));
    }
    return values;
  }
}
