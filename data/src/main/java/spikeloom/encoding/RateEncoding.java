package spikeloom.encoding;

import spikeloom.random.FastRandom;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * Rate code: at every step, channel i fires with a probability that is its value,
 *
 * <pre>{@code x(i, t) ~ Bernoulli(v(i)),  independent over i and t.}</pre>
 *
 * <p>The mean of x(i, t) over t is an unbiased estimate of v(i). Random numbers are drawn only for
 * values above 0.
 */
public record RateEncoding() implements SpikeEncoding {
  @Override
  public String code() {
    return "rate";
  }

  @Override
  public void encode(
      float[] signal, int at, int values, int steps, FastRandom random, SpikeBatchBuilder target) {
    for (int i = 0; i < values; i++) {
      float probability = signal[at + i];
      if (probability > 0) {
        for (int t = 0; t < steps; t++) {
          if (random.nextFloat() < probability) {
            target.spike(t, i);
          }
        }
      }
    }
  }
}
