package spikeloom.plan;

import spikeloom.objective.Distortion;

/**
 * The loss.
 *
 * @param distortion measure of the difference between reconstruction and target
 * @param beta weight of the mean over the terms of the rate, see {@link EncoderPlan#rateTerms}, at
 *     least 0
 * @param prior firing probability of the reference process, in (0, 1)
 */
public record ObjectivePlan(Distortion distortion, double beta, double prior) {
  /** Checks the ranges. */
  public ObjectivePlan {
    PlanException.unless(
        beta >= 0 && beta <= 1e6, "beta must be between 0 and 1000000, not %s", beta);
    PlanException.unless(
        prior >= 1e-6 && prior <= 1 - 1e-6,
        "prior is a firing probability: it must be strictly between 0 and 1, not %s",
        prior);
  }

  static ObjectivePlan defaults() {
    return new ObjectivePlan(Distortion.CROSS_ENTROPY, 0.001, 0.3);
  }
}
