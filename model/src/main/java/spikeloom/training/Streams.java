package spikeloom.training;

import spikeloom.random.RandomKey;

/**
 * The random streams of a run, all folded from its seed: initial weights, order of samples, input
 * spikes, latent spikes. A change in one leaves the draws of the others alone, and each is a
 * function of the position alone, so a resumed run draws what an uninterrupted one would.
 */
public final class Streams {
  private Streams() {}

  static RandomKey weights(long seed) {
    return RandomKey.ofSeed(seed).fold("weights");
  }

  /** The order of the samples of an epoch. */
  static int[] order(long seed, int epoch, int samples) {
    return RandomKey.ofSeed(seed).fold("order").fold(epoch).random().permutation(samples);
  }

  static RandomKey input(long seed, int epoch) {
    return RandomKey.ofSeed(seed).fold("input").fold(epoch);
  }

  static RandomKey latent(long seed, int epoch) {
    return RandomKey.ofSeed(seed).fold("latent").fold(epoch);
  }

  /** Samples drawn from the prior; {@code seed} is that of the samples, not of the run. */
  public static RandomKey generation(long seed) {
    return RandomKey.ofSeed(seed).fold("generation");
  }

  /** Weights, order and spikes of a prior that is fitted after training. */
  public static RandomKey priorFit(long seed) {
    return RandomKey.ofSeed(seed).fold("prior fit");
  }

  /** Input and latent spikes outside training. */
  public static RandomKey evaluation(long seed) {
    return RandomKey.ofSeed(seed).fold("evaluation");
  }
}
