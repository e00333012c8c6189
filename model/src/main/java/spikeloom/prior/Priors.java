package spikeloom.prior;

import spikeloom.array.ArraySizes;
import spikeloom.random.RandomKey;

/**
 * Creates causal priors, and tells how large they are.
 *
 * <p>Sources: the directed information of a stochastic spiking encoder and its bound by a causal
 * reference process are of VDIB (Skatchkovsky, Simeone and Jang, NeurIPS 2021), where the process
 * is one fixed probability; log-odds linear in filtered past spikes are the generalised linear
 * model of Pillow et al., Nature 2008.
 */
public final class Priors {
  /** Hidden units of {@link PriorKind#NETWORK} and {@link PriorKind#SPIKING_NETWORK}. */
  public static final int HIDDEN = 256;

  private Priors() {}

  /**
   * A prior that begins as independent spikes of one probability, whatever its kind.
   *
   * @param latents number of latent neurons, N, at least 1
   * @param steps number of steps of a sample, T, at least 1
   * @param rate probability of a spike at first, in (0, 1)
   * @param key stream of the initial weights
   */
  public static CausalPrior create(
      PriorKind kind, int latents, int steps, double rate, RandomKey key) {
    if (latents < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "A prior needs at least one neuron and one step, not %d and %d."
              .formatted(latents, steps));
    }
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "The firing probability of a prior must be between 0 and 1, not " + rate + ".");
    }
    float logOdds = (float) (StrictMath.log(rate) - StrictMath.log1p(-rate));
    return switch (kind) {
      case FIXED -> new FixedPrior(latents, steps, logOdds);
      case RATES -> new RatesPrior(latents, steps, logOdds);
      case GLM -> new GlmPrior(latents, steps, logOdds);
      case NETWORK -> new NetworkPrior(latents, steps, logOdds, key);
      case SPIKING_NETWORK -> new SpikingNetworkPrior(latents, steps, logOdds, key);
    };
  }

  /**
   * Bytes of a prior's parameters and one pass.
   *
   * @param latents N
   * @param steps T
   * @param samples samples of a mini-batch
   * @param window steps of a window
   * @param threads number of workers
   */
  public static long bytes(
      PriorKind kind, int latents, int steps, int samples, int window, int threads) {
    return sizes(kind, latents, steps, samples, window, threads).bytes();
  }

  /** The same as {@link #bytes}, with the longest array. */
  public static ArraySizes sizes(
      PriorKind kind, int latents, int steps, int samples, int window, int threads) {
    return new PriorMemory(latents, steps, samples, window, threads).of(kind);
  }
}
