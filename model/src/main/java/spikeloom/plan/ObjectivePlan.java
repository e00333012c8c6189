package spikeloom.plan;

import org.jspecify.annotations.Nullable;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateCost;
import spikeloom.prior.PriorKind;
import spikeloom.text.Wording;

/**
 * The loss. Either {@code beta} or {@code rateWeight} is given.
 *
 * @param distortion measure of the difference between reconstruction and target
 * @param beta weight of the mean over the terms of the rate, see {@link EncoderPlan#rateTerms}, at
 *     least 0, or null
 * @param rateWeight weight of a nat of rate against a nat of distortion, both per example, at least
 *     0; 1 gives the negative evidence lower bound; or null
 * @param warmUp share of the training over which the weight of the rate rises from 0, in [0, 1)
 * @param rate what latent spikes cost
 * @param prior the process that latent spikes are charged against
 * @param priorRate firing probability of the fixed prior, and of others at the start, in (0, 1)
 */
public record ObjectivePlan(
    Distortion distortion,
    @Nullable Double beta,
    @Nullable Double rateWeight,
    double warmUp,
    RateCost rate,
    PriorKind prior,
    double priorRate) {
  /** Checks the ranges. */
  public ObjectivePlan {
    PlanException.unless(
        beta != null || rateWeight != null,
        "the weight of the rate is missing: give beta or rate-weight");
    PlanException.unless(
        beta == null || rateWeight == null,
        "give either beta or rate-weight, not both: each is the weight of the rate");
    requireWeight("beta", beta);
    requireWeight("rate-weight", rateWeight);
    PlanException.unless(
        rateWeight == null || distortion.likelihood(),
        "rate-weight weighs nats against nats, but %s is not a likelihood: use beta, or one of the distortions %s",
        Wording.of(distortion),
        Distortion.likelihoods());
    PlanException.unless(
        warmUp >= 0 && warmUp < 1, "warm-up must be at least 0 and below 1, not %s", warmUp);
    PlanException.unless(
        priorRate >= 1e-6 && priorRate <= 1 - 1e-6,
        "prior-rate is a firing probability: it must be strictly between 0 and 1, not %s",
        priorRate);
  }

  private static void requireWeight(String name, @Nullable Double weight) {
    if (weight != null) {
      PlanException.unless(
          weight >= 0 && weight <= 1e6, "%s must be between 0 and 1000000, not %s", name, weight);
    }
  }

  static ObjectivePlan defaults() {
    return new ObjectivePlan(
        Distortion.CROSS_ENTROPY, 0.001, null, 0, RateCost.INFORMATION, PriorKind.FIXED, 0.3);
  }

  /**
   * Beta, given or that of the rate weight.
   *
   * @param outputs number of decoder outputs of an example
   * @param values values of one output
   * @param terms number of terms of an example's rate
   */
  public double beta(int outputs, int values, long terms) {
    return rateWeight == null
        ? given(beta)
        : DirectedInformationBottleneck.beta(rateWeight, distortion, outputs, values, terms);
  }

  /** The rate weight, given or that of beta; as {@link #beta(int, int, long)}. */
  public double rateWeight(int outputs, int values, long terms) {
    return rateWeight == null
        ? DirectedInformationBottleneck.rateWeight(given(beta), distortion, outputs, values, terms)
        : rateWeight;
  }

  private static double given(@Nullable Double value) {
    if (value == null) {
      throw new IllegalStateException("neither beta nor rate-weight");
    }
    return value;
  }
}
