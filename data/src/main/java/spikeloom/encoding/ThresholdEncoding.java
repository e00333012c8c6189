package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Binary code: a channel fires at every step if its value is above a threshold, else never,
 *
 * <pre>{@code x(i, t) = 1  at every step t  where v(i) > theta.}</pre>
 *
 * <p>One bit of every value comes through. The estimate is the middle of what it allows, theta / 2
 * or (1 + theta) / 2, and off by at most {@code max(theta, 1 - theta) / 2}. NaN is silent. No
 * random numbers are drawn. Source: global thresholding, Gonzalez and Woods, "Digital image
 * processing".
 *
 * @param threshold theta, 0 .. 1
 */
public record ThresholdEncoding(double threshold) implements SpikeEncoding {
  static final NumberParameter THRESHOLD =
      NumberParameter.real("threshold", "minimum value that fires", 0, 1, 0.5);

  /** Checks the threshold. */
  public ThresholdEncoding {
    THRESHOLD.check("code " + code(), threshold);
  }

  /** The middle. */
  public ThresholdEncoding() {
    this(THRESHOLD.defaultValue());
  }

  @Override
  public String code() {
    return "threshold";
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    int steps = target.steps();
    for (int i = 0; i < shape.size(); i++) {
      if (signal[at + i] > threshold) { // false for NaN
        for (int first = 0; first < steps; first += Long.SIZE) {
          int lanes = Math.min(Long.SIZE, steps - first);
          target.spikes(first, i, -1L >>> (Long.SIZE - lanes));
        }
      }
    }
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((threshold + (spikes.spikes(0, i) ? 1 : 0)) / 2);
    }
    return values;
  }
}
