package spikeloom.plan;

import org.jspecify.annotations.Nullable;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.EncoderFamily;
import spikeloom.encoder.lif.FeedbackKind;
import spikeloom.learning.Baseline;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttWindows;
import spikeloom.learning.RuleKind;
import spikeloom.text.Wording;

/**
 * The learning rule; settings of other rules are stored, but have no effect.
 *
 * @param kind the rule
 * @param feedback rule score: feedback of errors to hidden neurons
 * @param baseline rule score: baseline of the cost of a draw
 * @param draws rule score: latent draws of every sample, 1 .. 64
 * @param fpttForm rule fptt: regulariser that keeps the parameters near those of earlier windows
 * @param alpha rule fptt: strength of the regulariser, above 0
 * @param clip rule fptt: largest norm of a window's gradient, above 0; null for no limit
 * @param emphasis rule fptt: weights of the distortion of windows
 */
public record RulePlan(
    RuleKind kind,
    FeedbackKind feedback,
    Baseline baseline,
    int draws,
    FpttForm fpttForm,
    double alpha,
    @Nullable Double clip,
    FpttWindows.Emphasis emphasis) {
  /** Checks the ranges. */
  public RulePlan {
    int least = baseline == Baseline.LEAVE_ONE_OUT ? 2 : 1;
    PlanException.unless(
        draws >= least && draws <= 64,
        "draws must be between %d and 64 with baseline %s, not %d",
        least,
        Wording.of(baseline),
        draws);
    PlanException.unless(
        alpha > 0 && alpha <= 1000, "alpha must be above 0 and at most 1000, not %s", alpha);
    double norm = clip == null ? 1 : clip;
    PlanException.unless(
        norm > 0 && norm <= 1e6, "clip must be above 0 and at most 1000000, not %s", norm);
  }

  /** Checks that the rule can train an encoder. */
  void checkFits(EncoderFamily encoder) {
    String rule = Wording.of(kind);
    PlanException.unless(
        encoder.rules().contains(rule),
        "rule %s cannot train encoder %s: use rule %s, or encoder %s",
        rule,
        encoder.name(),
        Wording.either(encoder.rules().stream().sorted().toList()),
        Wording.either(
            EncoderFamilies.all().stream()
                .filter(family -> family.rules().contains(rule))
                .map(EncoderFamily::name)
                .toList()));
  }

  /** Checks that the rule can train on the shards of several workers. */
  void checkWorkers(int workers) {
    PlanException.unless(
        workers == 1 || kind.backPropagates(),
        "workers needs rule bptt or exact, whose gradients can be summed: with rule %s, set workers to 1",
        Wording.of(kind));
  }

  static RulePlan defaults() {
    return new RulePlan(
        RuleKind.BPTT,
        FeedbackKind.SYMMETRIC,
        Baseline.LEAVE_ONE_OUT,
        8,
        FpttForm.MULTIPLIER,
        0.01,
        null,
        FpttWindows.Emphasis.EVEN);
  }
}
