package spikeloom.plan;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import spikeloom.dataset.Nature;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.Sources;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.EncoderFamily;
import spikeloom.prior.PriorKind;
import spikeloom.text.Wording;

/** Default settings for an encoder and data set. */
public final class DefaultSettings {
  /** Smaller training sets are repeated. */
  private static final int ENOUGH_SAMPLES = 10_000;

  /** Number of examples for a small data set: about 1,600 steps of 64. */
  private static final int EXAMPLES = 100_000;

  /** A prior is learned after the spikes that it predicts. */
  private static final int GENERATIVE_EXAMPLES = 200_000;

  private static final int NATURAL_EXAMPLES = 300_000;

  private static final double BETA = 0.001;
  private static final double MEASURED_BETA = 0.00001;

  /**
   * The rate of a value that a neuron sends once is weighted like the mean over its default steps,
   * so that it costs the same as when beta was divided by them.
   */
  private static final int STEPS = 30;

  private DefaultSettings() {}

  /**
   * The settings of an encoder on a data set that differ from those of {@link
   * TrainingPlan#defaults}. The number of epochs of the user's files depends on their number, see
   * {@link #epochs}.
   *
   * @param data name of a data set or path of the user's files
   */
  public static Map<Setting, String> of(EncoderFamily encoder, String data) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    boolean named = Catalog.names().contains(data);
    if (named) {
      int samples = Catalog.entry(data).trainSamples();
      settings.put(Setting.EPOCHS, Integer.toString(epochs(Preset.PUBLISHED, samples)));
    }
    Optional<Nature> nature = Sources.nature(data);
    boolean measured = nature.map(Nature::measured).orElse(false);
    if (measured) {
      putMeasured(settings);
    }
    settings.putAll(of(encoder));
    if (encoder.exactTimes() && measured) {
      settings.put(Setting.BETA, Double.toString(MEASURED_BETA / STEPS));
    }
    if (nature.map(Nature::encoding).equals(Optional.of(DataPlan.EVENTS))) {
      settings.put(Setting.ENCODING, DataPlan.EVENTS);
    }
    return settings;
  }

  /**
   * The settings of a preset, an encoder and a data set that differ from those of {@link
   * TrainingPlan#defaults}. A preset that does not {@linkplain Preset#suits suit} adds nothing.
   * With a learned prior, encoder {@code lif} learns pictures better with a larger learning rate;
   * see docs/decisions.
   *
   * @param chosen settings that are given; those that are missing have their defaults. The result
   *     depends on encoder, data set, code and prior.
   */
  public static Map<Setting, String> of(Preset preset, Map<Setting, String> chosen) {
    String name = Preset.text(chosen, Setting.ENCODER);
    EncoderFamily encoder = known(name);
    String data = Preset.text(chosen, Setting.DATA);
    Map<Setting, String> settings = of(encoder, data);
    if (preset.suits(name, data)) {
      settings.putAll(preset.settings(chosen));
      if (Catalog.names().contains(data)) {
        int samples = Catalog.entry(data).trainSamples();
        settings.put(Setting.EPOCHS, Integer.toString(epochs(preset, samples)));
      }
    }
    String given = chosen.getOrDefault(Setting.PRIOR, settings.getOrDefault(Setting.PRIOR, ""));
    if (encoder.options().contains(Setting.LATERAL.option()) && isLearned(given.strip())) {
      settings.putIfAbsent(Setting.LEARNING_RATE, "0.002");
    }
    return settings;
  }

  private static boolean isLearned(String prior) {
    return Arrays.stream(PriorKind.values())
        .anyMatch(kind -> kind != PriorKind.FIXED && Wording.of(kind).equals(prior));
  }

  // Values that are not probabilities use the squared error, whose sums are small compared with
  // cross-entropies, so beta must be smaller. Outputs without a sigmoid fluctuate more: half the
  // learning rate gave a smaller error (fsdd 0.0068 instead of 0.0128, braille 0.0015 instead of
  // 0.0019).
  private static void putMeasured(Map<Setting, String> settings) {
    settings.put(Setting.DISTORTION, "squared-error");
    settings.put(Setting.BETA, Double.toString(MEASURED_BETA));
    settings.put(Setting.LEARNING_RATE, "0.0005");
  }

  /**
   * Epochs for this many training samples: enough for the examples that the preset needs, or with
   * the published method one if there are ten thousand samples.
   */
  public static int epochs(Preset preset, int trainSamples) {
    return switch (preset) {
      case NATURAL -> epochsFor(NATURAL_EXAMPLES, trainSamples);
      case GENERATIVE -> epochsFor(GENERATIVE_EXAMPLES, trainSamples);
      case PUBLISHED -> trainSamples >= ENOUGH_SAMPLES ? 1 : epochsFor(EXAMPLES, trainSamples);
    };
  }

  private static int epochsFor(int examples, int trainSamples) {
    return (examples + trainSamples - 1) / Math.max(100, trainSamples);
  }

  /** The settings of an encoder that differ from those of {@link TrainingPlan#defaults}. */
  public static Map<Setting, String> of(EncoderFamily encoder) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    encoder
        .defaults()
        .forEach((option, text) -> settings.put(Setting.named(option).orElseThrow(), text));
    if (encoder.exactTimes()) {
      settings.put(Setting.BETA, Double.toString(BETA / STEPS));
    }
    return settings;
  }

  private static EncoderFamily known(String encoder) {
    return EncoderFamilies.named(EncoderFamilies.names().contains(encoder) ? encoder : "lif");
  }

  /** Returns the plan of an empty command line: the defaults, with the automatic preset. */
  public static TrainingPlan plan() {
    return plan(Preset.automatic(Map.of()));
  }

  /** Returns the defaults with a preset. */
  public static TrainingPlan plan(Preset preset) {
    return Setting.change(TrainingPlan.defaults(), of(preset, Map.of()));
  }

  /** Returns the default plan of an encoder. */
  public static TrainingPlan plan(TrainingPlan defaults, EncoderFamily encoder) {
    Map<Setting, String> settings = of(encoder);
    settings.put(Setting.ENCODER, encoder.name());
    return Setting.change(defaults, settings);
  }
}
