package spikeloom.encoding;

import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Latency code: one spike per channel, the brighter the earlier. With steps counted from 0,
 *
 * <pre>{@code k(i) = round(v(i) (T - 1)),  spike at step T - k(i),  none where k(i) = 0.}</pre>
 *
 * <p>So v = 1 fires at step 1, the smallest value that is not rounded to 0 at step T - 1, and black
 * stays silent. The inverse v = k / (T - 1) is exact to half a level, 1 / (2 (T - 1)). With T = 1
 * there is no level but 0, so nothing fires. Values outside [0, 1] are clipped; NaN is silent. No
 * random numbers are drawn. Source: Skatchkovsky, Simeone and Jang 2021 (VDIB), time encoding of
 * the image experiments.
 */
public record LatencyEncoding() implements SpikeEncoding {
  @Override
  public String code() {
    return "latency";
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    int steps = target.steps();
    for (int i = 0; i < shape.size(); i++) {
      float value = Math.max(0f, Math.min(1f, signal[at + i]));
      // Math.round turns NaN to 0.
      int level = Math.round(value * (steps - 1));
      if (level > 0) {
        target.spike(steps - level, i);
      }
    }
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    SpikeTrains trains = SpikeTrains.of(spikes);
    int steps = spikes.steps();
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = trains.silent(i) ? 0 : (float) ((steps - trains.first(i)) / (steps - 1));
    }
    return values;
  }
}
