package spikeloom.kernel;

/**
 * How a spike z comes from its log-odds u, and how the gradient of a loss in u is estimated from
 * its gradient in z. But for {@link #THRESHOLD}, {@code z ~ Bernoulli(p)} with p = s(u), and the
 * estimators agree on average over z.
 */
public enum SpikeEstimator {
  /**
   * {@code dz/du = p (1 - p)}: the spike's gradient is taken as its probability's. Unbiased if the
   * loss is linear in the spike. Source: Bengio, Leonard and Courville 2013.
   */
  STRAIGHT_THROUGH,
  /**
   * {@code dz/du = |z - p| / 2}: Heun's rule between z = 0 and z = 1. Unbiased if the loss is
   * quadratic in the spike. Source: Liu et al., "Bridging discrete and backpropagation:
   * straight-through and beyond" (ReinMax), NeurIPS 2023, for two outcomes.
   */
  SECOND_ORDER,
  /**
   * Nothing is drawn: a neuron fires where its log-odds are above 0, as the neurons of hidden
   * layers do, with {@code dz/du = p (1 - p)} as the surrogate derivative. The only one without
   * noise, and biased for every loss.
   */
  THRESHOLD;

  /** Whether the spikes are drawn at random. */
  public boolean draws() {
    return this != THRESHOLD;
  }
}
