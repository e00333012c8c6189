package spikeloom.encoder.ltc;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.kernel.LtcScan;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Stochastic spikes with a rate term: {@code S ~ Bernoulli(p), p = s(margin / width)}, with a width
 * such that the slope of p at the threshold equals the height of the multi-Gaussian surrogate.
 * Random numbers depend only on the sample's stream and the step, not on the window.
 */
final class LtcSampling implements LtcFiring {
  /** {@code 1 / (4 g(0))}. */
  static final double WIDTH = 0.342;

  private static final float NEVER = Math.nextDown(1f);

  private final LtcScan.Chance chance;
  private final int neurons;
  private final Rows uniform; // a row per sample
  private final Rows rate;
  private final Rows ofMargin;
  private final FastRandom[] randoms; // of every sample
  private final long[] streams;
  private final int steps;
  private final Rows reference; // a row per sample and step: log-odds of the prior
  private final Rows[] ofStep; // [step], its rows, one per sample
  private long firstStep;
  private float rateWeight;

  LtcSampling(int samples, int steps, int neurons, double prior) {
    this.steps = steps;
    this.neurons = neurons;
    chance = new LtcScan.Chance((float) WIDTH, (float) StochasticReadout.logit(prior));
    int stride = Padding.stride(neurons);
    uniform = Rows.of(samples, stride);
    Arrays.fill(uniform.values(), NEVER);
    rate = Rows.of(samples, stride);
    ofMargin = Rows.of(samples, stride);
    randoms = new FastRandom[samples];
    Arrays.setAll(randoms, b -> new FastRandom(0));
    streams = new long[samples];
    reference = Rows.of(samples * steps, stride);
    Arrays.fill(reference.values(), chance.prior());
    ofStep = new Rows[steps];
    Arrays.setAll(
        ofStep, t -> new Rows(reference.values(), reference.index(t, 0), stride, steps * stride));
  }

  /** Log-odds of the prior for a sample, a row per step. */
  Rows reference(int sample) {
    return reference.from(sample * steps);
  }

  /** Sets the streams of a batch. */
  void begin(RandomKey key, int[] identity, int samples) {
    for (int b = 0; b < samples; b++) {
      streams[b] = RandomKey.foldBits(key.bits(), identity[b]);
    }
  }

  /** Sets the first step of the next window in the stream. */
  void at(long step) {
    firstStep = step;
  }

  /** Weight of one nat of rate in the backward pass. */
  void rateWeight(double nat) {
    rateWeight = (float) nat;
  }

  /** Rate of a sample in the last window, nats. */
  double rate(int sample) {
    double sum = 0;
    int at = rate.index(sample, 0);
    for (int n = 0; n < neurons; n++) {
      sum += rate.values()[at + n];
    }
    return sum;
  }

  @Override
  public void begin(Range samples) {
    Arrays.fill(rate.values(), rate.index(samples.from(), 0), rate.index(samples.to(), 0), 0f);
  }

  @Override
  public void fire(LtcScan scan, LtcScan.Step step, int t, Range samples) {
    for (int b = samples.from(); b < samples.to(); b++) {
      FastRandom random = randoms[b];
      random.restart(RandomKey.foldBits(streams[b], firstStep + t));
      int at = uniform.index(b, 0);
      for (int n = 0; n < neurons; n++) {
        uniform.values()[at + n] = random.nextFloat();
      }
    }
    scan.draw(step, samples, chance, uniform, rate);
  }

  @Override
  public void margin(Rows margin, int t, Range samples) {
    LtcScan.rateGradient(margin, ofStep[t], samples, chance.width(), rateWeight, neurons, ofMargin);
  }

  @Override
  public Rows ofMargin() {
    return ofMargin;
  }
}
