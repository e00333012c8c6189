package spikeloom.plan;

import spikeloom.decoder.DecodeSteps;
import spikeloom.learning.ForwardPropagationThroughTime;
import spikeloom.learning.FpttSettings;
import spikeloom.learning.FpttWindows;
import spikeloom.learning.RuleKind;

/** Checks and settings of plans with the rule {@code fptt}. */
public final class FpttPlan {
  private FpttPlan() {}

  /** The default window: all steps, or a divisor for this rule. */
  static int windowOf(RulePlan rule, int steps) {
    return rule.kind() == RuleKind.FPTT ? FpttWindows.suggested(steps) : steps;
  }

  /** Checks combinations with the rule. */
  static void check(RulePlan rule, int steps, int window, DecodeSteps moments) {
    if (rule.kind() != RuleKind.FPTT) {
      return;
    }
    PlanException.unless(
        moments == DecodeSteps.END,
        "rule fptt decodes at the end of every window: use decode-at end");
    PlanException.unless(
        steps % window == 0,
        "rule fptt needs a window that divides the %d steps, but %d does not: use for example window %d",
        steps,
        window,
        FpttWindows.suggested(steps));
  }

  /** The settings of the rule in a plan. */
  public static ForwardPropagationThroughTime.Settings settings(RulePlan r) {
    Double clip = r.clip();
    return new ForwardPropagationThroughTime.Settings(
        new FpttSettings(
            r.fpttForm(),
            r.alpha(),
            FpttSettings.standard().beta(),
            clip == null ? Double.POSITIVE_INFINITY : clip),
        r.emphasis());
  }
}
