package spikeloom.kernel;

/**
 * Estimators of the gradient of a loss in the log-odds u of a sampled spike {@code z ~
 * Bernoulli(p)}, p = s(u), from its gradient in z. Both agree on average over z.
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
  SECOND_ORDER
}
