package spikeloom.plan;

import spikeloom.encoder.EncoderSpec;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.RuleKind;
import spikeloom.objective.RateCost;
import spikeloom.prior.PriorKind;
import spikeloom.text.Wording;

/** Checks that prior, encoder and rule of a plan fit. */
final class PriorPlan {
  private PriorPlan() {}

  static void check(ObjectivePlan objective, RulePlan rule, EncoderPlan encoder, EncoderSpec spec) {
    boolean fixed = objective.prior() == PriorKind.FIXED;
    boolean plain = fixed && objective.rate() == RateCost.INFORMATION;
    PlanException.unless(
        plain || encoder.family().drawsSpikes(spec),
        "%s needs latent spikes with known probabilities, but encoder %s has none%s: use prior fixed%s, or encoder lif",
        fixed ? "rate code-length" : "prior " + Wording.of(objective.prior()),
        encoder.kind(),
        encoder.kind().equals("src") ? " with these pulses" : "",
        objective.rate() == RateCost.INFORMATION ? "" : " and rate information");
    PlanException.unless(
        encoder.lateral() == EncoderPlan.Lateral.NO
            || encoder.family().options().contains("lateral"),
        "lateral yes needs encoder lif, not %s",
        encoder.kind());
    boolean drawn = encoder.estimator().draws();
    PlanException.unless(
        drawn
            || !encoder.family().options().contains("estimator")
            || objective.rate() == RateCost.CODE_LENGTH,
        "estimator threshold fires spikes without chance, so that their rate is their code length: use rate code-length");
    boolean score = rule.kind() == RuleKind.SCORE;
    PlanException.unless(
        !score
            || (objective.rate() == RateCost.INFORMATION
                && drawn
                && encoder.lateral() == EncoderPlan.Lateral.NO),
        "rule score needs rate information, lateral no and spikes that are drawn: use rule bptt");
    PlanException.unless(
        !score || fixed || spec.steps() <= SpikeBits.STEPS,
        "rule score with a learned prior keeps at most %d steps, not %d: use fewer steps, prior fixed or rule bptt",
        SpikeBits.STEPS,
        spec.steps());
  }
}
