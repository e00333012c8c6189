package spikeloom.training;

import java.util.EnumMap;
import java.util.Map;
import spikeloom.encoder.EncoderKind;

/** What a command line means by an encoder where it says nothing else. */
public final class UsualSettings {
  private UsualSettings() {}

  /** The settings of an encoder that differ from those of {@link TrainingPlan#defaults}. */
  public static Map<Setting, String> of(EncoderKind encoder) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    if (encoder == EncoderKind.SRC) {
      settings.put(Setting.STEPS, "60");
      settings.put(Setting.HIDDEN, "none");
      settings.put(Setting.DECODING, "bins");
      settings.put(Setting.PRIOR, "0.05");
      settings.put(Setting.LEARNING_RATE, "0.002");
    }
    if (encoder == EncoderKind.LTC) {
      settings.put(Setting.HIDDEN, "none");
    }
    if (encoder.continuousTime()) {
      settings.put(Setting.RULE, "exact");
      settings.put(Setting.ENCODING, "latency");
      settings.put(Setting.DECODING, "first-spike");
      settings.put(Setting.HIDDEN, "none");
      settings.put(Setting.LEARNING_RATE, "0.004");
    }
    return settings;
  }

  /**
   * The same for an encoder by its name.
   *
   * @return nothing for a name that is not known
   */
  public static Map<Setting, String> of(String encoder) {
    return Setting.ENCODER.choices().contains(encoder)
        ? of(Words.parse("encoder", EncoderKind.class, encoder))
        : Map.of();
  }

  /** The plan that a command line means which only names the encoder. */
  public static TrainingPlan plan(TrainingPlan defaults, EncoderKind encoder) {
    Map<Setting, String> settings = of(encoder);
    settings.put(Setting.ENCODER, Words.of(encoder));
    return Setting.change(defaults, settings);
  }
}
