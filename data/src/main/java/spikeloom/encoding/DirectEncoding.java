package spikeloom.encoding;

import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Direct code: the value itself as a current at every step,
 *
 * <pre>{@code x(i, t) = v(i)  at every step t,  no event where v(i) = 0.}</pre>
 *
 * <p>The estimate is the value at the first step: exact. Values above 1 count as 1, values below 0
 * and NaN as 0. No random numbers are drawn.
 */
public record DirectEncoding() implements SpikeEncoding {
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
    for (int i = 0; i < shape.size(); i++) {
      if (signal[at + i] > 0) { // false for NaN
        float value = Math.min(1f, signal[at + i]);
        for (int first = 0; first < steps; first += Long.SIZE) {
          int lanes = Math.min(Long.SIZE, steps - first);
          target.spikes(first, i, -1L >>> (Long.SIZE - lanes), value);
        }
      }
    }
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = spikes.value(0, i);
    }
    return values;
  }
}
