package spikeloom.plan;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spikeloom.dataset.Nature;
import spikeloom.dataset.known.Sources;
import spikeloom.learning.RuleKind;
import spikeloom.objective.Distortion;
import spikeloom.text.Wording;

/** Settings that belong together: what a plan begins with, before single settings change it. */
public enum Preset {
  /** The evidence lower bound with a learned causal prior. */
  GENERATIVE("tens of bits per sample, and samples drawn from a learned prior") {
    @Override
    Map<Setting, String> settings(Map<Setting, String> chosen) {
      Map<Setting, String> settings = new EnumMap<>(Setting.class);
      settings.put(Setting.PRIOR, "network");
      settings.put(Setting.RATE_WEIGHT, "1");
      settings.put(Setting.WARM_UP, "0.3");
      settings.put(Setting.LATERAL, "yes");
      settings.put(Setting.ESTIMATOR, "second-order");
      settings.put(Setting.LATENT, "60");
      settings.put(Setting.DECODER_HIDDEN, "512");
      if (THE_SAME_AT_EVERY_STEP.contains(text(chosen, Setting.ENCODING))) {
        settings.put(Setting.STEPS, "10");
      }
      return settings;
    }

    @Override
    public boolean suits(String encoder, String data) {
      return encoder.equals("lif") && Sources.nature(data).equals(Optional.of(Nature.SIGNALS));
    }
  },

  /** Convolutions from pixels to latent maps and back, for photographs. */
  NATURAL("photographs: convolutions, and currents around 0 instead of spikes as input") {
    @Override
    Map<Setting, String> settings(Map<Setting, String> chosen) {
      Map<Setting, String> settings = new EnumMap<>(Setting.class);
      settings.put(Setting.ENCODING, "direct");
      if (chosen.getOrDefault(Setting.ENCODING, "direct").strip().equals("direct")) {
        settings.put(Setting.CODE_PARAMETERS, "zero=0.5");
        settings.put(Setting.STEPS, "4");
      }
      settings.put(Setting.HIDDEN, "conv:32x4s2,conv:64x4s2");
      settings.put(Setting.HIDDEN_DECAY, "0.3");
      settings.put(Setting.READOUT_DECAY, "0");
      settings.put(Setting.LATENT_KERNEL, "3");
      settings.put(Setting.LATENT, "768");
      settings.put(Setting.LATERAL, "yes");
      settings.put(Setting.ESTIMATOR, "second-order");
      settings.put(Setting.PRIOR, "network");
      settings.put(Setting.DECODER, "deconv");
      settings.put(Setting.DISTORTION, "squared-error");
      settings.put(Setting.BETA, "0.0001");
      settings.put(Setting.WARM_UP, "0.3");
      return settings;
    }

    @Override
    public boolean suits(String encoder, String data) {
      return GENERATIVE.suits(encoder, data);
    }
  },

  /** The networks and the weight of the rate of the published method. */
  PUBLISHED("the published method: a fixed prior, and beta as the weight of the rate") {
    @Override
    Map<Setting, String> settings(Map<Setting, String> chosen) {
      return Map.of();
    }

    @Override
    public boolean suits(String encoder, String data) {
      return true;
    }
  };

  /** Codes that need few steps, because each step tells of all values. */
  private static final Set<String> THE_SAME_AT_EVERY_STEP = Set.of("rate", "direct", "threshold");

  private final String help;

  Preset(String help) {
    this.help = help;
  }

  /** What it is for, a clause. */
  public String help() {
    return help;
  }

  /** Its settings beside those that are given. */
  abstract Map<Setting, String> settings(Map<Setting, String> chosen);

  /** Whether it can be used with an encoder, by its name, on a data set, by name or path. */
  public abstract boolean suits(String encoder, String data);

  /**
   * The preset that a plan begins with if none is named: {@code generative} where it suits and
   * nothing given asks for the published method, which {@code --beta}, another rule and another
   * distortion do.
   *
   * @param given the settings that are given, possibly without data set and encoder
   */
  public static Preset automatic(Map<Setting, String> given) {
    String encoder = text(given, Setting.ENCODER);
    boolean suits =
        GENERATIVE.suits(encoder, text(given, Setting.DATA))
            && given.getOrDefault(Setting.BETA, "").isBlank()
            && text(given, Setting.RULE).equals(Wording.of(RuleKind.BPTT))
            && text(given, Setting.DISTORTION).equals(Wording.of(Distortion.CROSS_ENTROPY));
    return suits ? GENERATIVE : PUBLISHED;
  }

  /** A given text, or that of the default plan. */
  static String text(Map<Setting, String> given, Setting setting) {
    String text = given.get(setting);
    return text == null ? setting.of(TrainingPlan.defaults()) : text.strip();
  }

  /** The names of all presets. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Wording::of).toList();
  }

  /**
   * The preset of a name.
   *
   * @throws PlanException if there is none
   */
  public static Preset named(String name) {
    PlanException.oneOf("--preset", name, names());
    return values()[names().indexOf(name)];
  }
}
