package spikeloom.plan;

import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.learning.RuleKind;

/** Which settings have an effect in a plan. */
final class EffectiveSettings {
  private EffectiveSettings() {}

  /** Whether a setting, other than those for reading files, has an effect. */
  static boolean matters(Setting setting, TrainingPlan plan) {
    return switch (setting) {
      case PEAK -> plan.data().encoding().equals("rate") && plan.data().codeParameters() == null;
      case CODE_PARAMETERS -> !plan.data().encoding().equals(DataPlan.EVENTS);
      case WINDOW, DECODE_AT -> !plan.encoder().exactTimes();
      case SURROGATE -> ofFamily(setting, plan) && !plan.encoder().hidden().isEmpty();
      case LATENT_KERNEL -> plan.encoder().family().maps();
      case ENCODER_PARAMETERS -> !plan.encoder().family().parameters().isEmpty();
      case PRIOR_RATE,
          HIDDEN,
          START_FROM,
          READOUT_DECAY,
          LATERAL,
          ESTIMATOR,
          GAIN,
          RECURRENT,
          THRESHOLD,
          GATE,
          PULSES,
          PULSE_NOISE,
          NOISE_SCALE,
          RECURRENCE,
          RECTIFIER,
          BIAS,
          WEIGHT_SCALE,
          TRIAL,
          LATENT_CODE,
          SLOPE_FLOOR,
          SILENT_PUSH ->
          ofFamily(setting, plan);
      case DECODER_NETWORK, DECODER_FROZEN -> plan.decoder().kind() == DecoderKind.NETWORK;
      case DECODER_HIDDEN -> plan.decoder().kind() == DecoderKind.MLP;
      case DECODER_MAPS -> plan.decoder().kind() == DecoderKind.DECONV;
      case TRACE_DECAY -> plan.decoder().decoding() == Decoding.TRACE;
      case BIN -> plan.decoder().decoding() == Decoding.BINS;
      case FEEDBACK, BASELINE, DRAWS -> plan.rule().kind() == RuleKind.SCORE;
      case FPTT_FORM, ALPHA, CLIP, EMPHASIS -> plan.rule().kind() == RuleKind.FPTT;
      case WORKERS -> plan.rule().kind().backPropagates();
      case EVERY -> plan.optimiser().workers() > 1;
      default -> true;
    };
  }

  private static boolean ofFamily(Setting setting, TrainingPlan plan) {
    return plan.encoder().family().options().contains(setting.option());
  }
}
