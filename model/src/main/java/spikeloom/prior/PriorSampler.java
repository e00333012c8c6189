package spikeloom.prior;

import spikeloom.kernel.SpikeBits;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Draws spike trains from a {@link CausalPrior}, step by step: a neuron fires where a uniform
 * number is below its probability. For one thread.
 */
public final class PriorSampler {
  private final PriorProcess process;
  private final int steps;
  private final float[] logOdds;
  private final boolean[] fired;
  private final FastRandom random = new FastRandom(0);

  /** A sampler of {@code prior} with its present parameters. */
  public PriorSampler(CausalPrior prior) {
    process = prior.process();
    steps = prior.steps();
    logOdds = new float[prior.latents()];
    fired = new boolean[prior.latents()];
  }

  /**
   * Draws the steps from {@code from} on, after the given ones. Given steps use up their random
   * numbers, too: those of a step do not depend on {@code from}.
   *
   * @param spikes spikes of a sample; the steps before {@code from} are kept, the others
   *     overwritten
   * @param from number of steps that are given, 0 .. T
   * @param key stream of the samples
   * @param sample names the sample's own stream, {@code key.fold(sample)}
   */
  public void draw(SpikeBits spikes, int from, RandomKey key, int sample) {
    random.restart(RandomKey.foldBits(key.bits(), sample));
    process.begin();
    for (int t = 0; t < steps; t++) {
      if (t >= from) {
        process.predict(logOdds);
      }
      for (int n = 0; n < fired.length; n++) {
        float uniform = random.nextFloat();
        fired[n] = t < from ? spikes.get(t, n) : uniform < probability(logOdds[n]);
        spikes.put(t, n, fired[n]);
      }
      process.accept(fired);
    }
  }

  private static double probability(float logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
