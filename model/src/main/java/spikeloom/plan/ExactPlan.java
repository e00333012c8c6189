package spikeloom.plan;

import java.util.stream.Collectors;
import spikeloom.decoder.DecodeSteps;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.EncoderFamily;
import spikeloom.text.Wording;

/** Checks and parts of plans with encoders in continuous time. */
final class ExactPlan {
  private ExactPlan() {}

  /** The parts of a plan that must match. */
  record Parts(DataPlan data, EncoderPlan encoder, DecoderPlan decoder, int window) {}

  /** Checks combinations that need, or exclude, encoders in continuous time. */
  static void check(Parts plan) {
    EncoderFamily encoder = plan.encoder().family();
    Decoding decoding = plan.decoder().decoding();
    if (!encoder.exactTimes()) {
      PlanException.unless(
          !decoding.ofExactTimes(),
          "decoding %s reads exact times: use encoder theta, qif or srm",
          Wording.of(decoding));
      PlanException.unless(
          !plan.data().timed(),
          "encoding %s gives exact times, which encoder %s cannot process in steps: use encoding latency, or encoder theta, qif or srm",
          plan.data().encoding(),
          encoder.name());
      return;
    }
    String name = encoder.name();
    PlanException.unless(
        decoding.ofExactTimes(),
        "encoder %s outputs one number per latent neuron: use decoding first-spike, count or filtered",
        name);
    PlanException.unless(
        encoder.exactDecodings().contains(Wording.of(decoding)),
        "decoding %s of encoder %s has no exact derivative: use one of %s",
        Wording.of(decoding),
        name,
        encoder.exactDecodings().stream().sorted().collect(Collectors.joining(", ")));
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
