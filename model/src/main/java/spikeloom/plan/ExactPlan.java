package spikeloom.plan;

import spikeloom.decoder.DecodeSteps;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.EncoderKind;
import spikeloom.learning.RuleKind;

/** Checks and parts of plans with encoders in continuous time. */
final class ExactPlan {
  private ExactPlan() {}

  /** The parts of a plan that must match. */
  record Parts(
      TrainingPlan.Data data,
      TrainingPlan.Encoder encoder,
      TrainingPlan.Decoder decoder,
      TrainingPlan.Rule rule,
      int window) {}

  /** Checks combinations that need, or exclude, encoders in continuous time. */
  static void check(Parts plan) {
    EncoderKind encoder = plan.encoder().kind();
    Decoding decoding = plan.decoder().decoding();
    if (!encoder.continuousTime()) {
      PlanException.unless(
          plan.rule().kind() != RuleKind.EXACT,
          "rule exact needs neurons in continuous time: use encoder theta, qif or srm");
      PlanException.unless(
          !decoding.ofExactTimes(),
          "decoding %s reads exact times: use encoder theta, qif or srm",
          EnumWords.of(decoding));
      PlanException.unless(
          !plan.data().timed(),
          "encoding %s gives exact times, which encoder %s cannot process in steps: use encoding latency, or encoder theta, qif or srm",
          plan.data().encoding(),
          EnumWords.of(encoder));
      return;
    }
    String name = EnumWords.of(encoder);
    PlanException.unless(
        plan.rule().kind() == RuleKind.EXACT,
        "encoder %s needs exact derivatives of spike times: use rule exact",
        name);
    PlanException.unless(
        decoding.ofExactTimes(),
        "encoder %s outputs one number per latent neuron: use decoding first-spike, count or filtered",
        name);
    PlanException.unless(
        encoder != EncoderKind.SRM || decoding != Decoding.COUNT,
        "the spike count of encoder srm has no exact derivative: use decoding first-spike or filtered");
    PlanException.unless(
        !plan.data().graded(),
        "encoder %s needs spikes, but encoding %s gives values: use encoding latency, pixel-latency or rate",
        name,
        plan.data().encoding());
    PlanException.unless(
        plan.decoder().moments() == DecodeSteps.END && plan.window() == plan.data().steps(),
        "the decoder reads encoder %s at the end of the trial: use decode-at end and no window",
        name);
  }
}
