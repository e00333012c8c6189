package spikeloom.learning;

/**
 * What is subtracted from the cost of a sample's latent spikes before it scales their score. It
 * must not depend on those spikes: then the expected gradient is the same, and its variance is
 * smaller the closer the baseline is to the expected cost of the sample.
 */
public enum Baseline {
  /** No baseline. */
  NONE,
  /** The mean cost of earlier batches, exponentially forgotten: one number, the same for all. */
  RUNNING_MEAN,
  /**
   * The mean cost of the other draws of the same sample; needs two draws or more. Source: Kool, van
   * Hoof and Welling, "Buy 4 REINFORCE samples, get a baseline for free!", 2019.
   */
  LEAVE_ONE_OUT
}
