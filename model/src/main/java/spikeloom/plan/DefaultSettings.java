package spikeloom.plan;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import spikeloom.dataset.Nature;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.Sources;
import spikeloom.encoder.EncoderKind;

/** What a command line means by an encoder and a data set where it says nothing else. */
public final class DefaultSettings {
  /** Fewer training samples than these are shown more than once. */
  private static final int ENOUGH_SAMPLES = 10_000;

  /** Examples that a network sees of a small set: about 1,600 steps of 64. */
  private static final int EXAMPLES = 100_000;

  private static final double BETA = 0.001;
  private static final double MEASURED_BETA = 0.00001;

  /**
   * A value that a neuron sends once is charged as the mean over its usual steps would be: then it
   * costs what it did when beta was divided by them.
   */
  private static final int STEPS = 30;

  private DefaultSettings() {}

  /**
   * The settings of an encoder on a data set that differ from those of {@link
   * TrainingPlan#defaults}. How often own files are shown depends on their number, see {@link
   * #epochs}.
   *
   * @param data name of a data set or path of own files
   */
  public static Map<Setting, String> of(EncoderKind encoder, String data) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    boolean named = Catalog.names().contains(data);
    if (named) {
      settings.put(Setting.EPOCHS, Integer.toString(epochs(Catalog.entry(data).trainSamples())));
    }
    Optional<Nature> nature = Sources.nature(data);
    boolean spikes = nature.equals(Optional.of(Nature.SPIKES));
    // Own event recordings are shown as sums of signed events, which are measured values.
    boolean measured = nature.equals(Optional.of(Nature.MEASUREMENTS)) || (spikes && !named);
    if (measured) {
      putMeasured(settings);
    }
    settings.putAll(of(encoder));
    if (encoder.continuousTime() && measured) {
      settings.put(Setting.BETA, Double.toString(MEASURED_BETA / STEPS));
    }
    if (spikes) {
      settings.put(Setting.ENCODING, TrainingPlan.Data.EVENTS);
    }
    return settings;
  }

  // A value that is no probability is compared by its square, whose sums are small beside
  // cross-entropies: information has to be cheaper. Outputs without a sigmoid shake more: half the
  // learning rate left less error (fsdd 0.0068 instead of 0.0128, braille 0.0015 instead of
  // 0.0019).
  private static void putMeasured(Map<Setting, String> settings) {
    settings.put(Setting.DISTORTION, "squared-error");
    settings.put(Setting.BETA, Double.toString(MEASURED_BETA));
    settings.put(Setting.LEARNING_RATE, "0.0005");
  }

  /** Passes over so many training samples: one, or enough for a hundred thousand examples. */
  public static int epochs(int trainSamples) {
    return trainSamples >= ENOUGH_SAMPLES
        ? 1
        : (EXAMPLES + trainSamples - 1) / Math.max(100, trainSamples);
  }

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
      settings.put(Setting.BETA, Double.toString(BETA / STEPS));
    }
    return settings;
  }

  /**
   * The same for an encoder by its name.
   *
   * @return nothing of the encoder for a name that is not known
   */
  public static Map<Setting, String> of(String encoder, String data) {
    return Setting.ENCODER.choices().contains(encoder)
        ? of(EnumWords.parse("encoder", EncoderKind.class, encoder), data)
        : of(EncoderKind.LIF, data);
  }

  /** The plan that a command line means which only names the encoder. */
  public static TrainingPlan plan(TrainingPlan defaults, EncoderKind encoder) {
    Map<Setting, String> settings = of(encoder);
    settings.put(Setting.ENCODER, EnumWords.of(encoder));
    return Setting.change(defaults, settings);
  }
}
