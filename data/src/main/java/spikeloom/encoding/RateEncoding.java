package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Rate code: at every step, channel i fires with a probability that is its value times a peak p,
 *
 * <pre>{@code x(i, t) ~ Bernoulli(p v(i)),  independent over i and t.}</pre>
 *
 * <p>The estimate is the count over p T. It is unbiased; its standard deviation is {@code sqrt(v (1
 * - p v) / (p T))}, at most {@code 1 / (2 p sqrt(T))}. Where p is 1, values of 1 and more fire at
 * every step; values of 0 and less and NaN never; neither draws random numbers.
 *
 * <p>The comparison U &lt; v is made for up to 64 steps at once, one binary digit of U and v after
 * the other from the most significant: a step is decided at the first digit where the two differ,
 * so about log2(64) + 2 random words serve 64 steps. The probabilities are exact to 2^-62.
 *
 * @param peak p, in (0, 1]
 */
public record RateEncoding(double peak) implements SpikeEncoding {
  static final NumberParameter PEAK =
      NumberParameter.share("peak", "probability of a spike at value 1", 1);

  /** Binary digits of a probability. */
  private static final int DIGITS = 62;

  /** The values are the probabilities. */
  public RateEncoding() {
    this(PEAK.defaultValue());
  }

  /** Checks that the peak is a probability above 0. */
  public RateEncoding {
    PEAK.check("code " + code(), peak);
  }

  @Override
  public String code() {
    return "rate";
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    int steps = target.steps();
    for (int i = 0; i < shape.size(); i++) {
      float probability = signal[at + i];
      if (probability > 0) { // false for NaN
        long digits = (long) (peak * Math.min(1.0, probability) * (1L << DIGITS));
        for (int first = 0; first < steps; first += Long.SIZE) {
          int lanes = Math.min(Long.SIZE, steps - first);
          target.spikes(first, i, bernoulli(digits, -1L >>> (Long.SIZE - lanes), random));
        }
      }
    }
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    SpikeTrains trains = SpikeTrains.of(spikes);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.min(1, trains.count(i) / (peak * spikes.steps()));
    }
    return values;
  }

  /**
   * Independent events, each with probability {@code digits / 2^DIGITS}.
   *
   * @param open the bits that can be set
   */
  private static long bernoulli(long digits, long open, FastRandom random) {
    if (digits >>> DIGITS != 0) {
      return open;
    }
    long hits = 0;
    // Where all digits left of v are 0, U = v so far can no longer become U < v.
    for (long rest = digits << (Long.SIZE - DIGITS); open != 0 && rest != 0; rest <<= 1) {
      long one = rest >> (Long.SIZE - 1); // all bits set where the digit of v is 1
      long drawn = random.nextLong();
      hits |= open & ~drawn & one;
      open &= ~(drawn ^ one);
    }
    return hits;
  }
}
