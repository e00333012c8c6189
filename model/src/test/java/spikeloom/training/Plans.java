package spikeloom.training;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import spikeloom.decoder.DecoderKind;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.text.Wording;

/** Plans for tests. */
public final class Plans {
  private Plans() {}

  /** A plan that trains in a moment. */
  public static TrainingPlan tiny(DecoderKind decoder, int epochs, int threads) {
    Map<Setting, String> texts = new EnumMap<>(Setting.class);
    texts.put(Setting.STEPS, "6");
    texts.put(Setting.HIDDEN, "10");
    texts.put(Setting.LATENT, "8");
    texts.put(Setting.GAIN, "3");
    texts.put(Setting.DECODER, Wording.of(decoder));
    texts.put(Setting.DECODER_HIDDEN, "12");
    texts.put(Setting.EPOCHS, Integer.toString(epochs));
    texts.put(Setting.BATCH, "8");
    texts.put(Setting.LEARNING_RATE, "0.01");
    texts.put(Setting.CHECKPOINT_MINUTES, "1000");
    texts.put(Setting.SEED, "5");
    texts.put(Setting.THREADS, Integer.toString(threads));
    return Setting.change(TrainingPlan.defaults(), texts);
  }

  /** The same plan with checkpoints after so many minutes. */
  static TrainingPlan withCheckpoints(TrainingPlan plan, double minutes) {
    return Setting.change(plan, Map.of(Setting.CHECKPOINT_MINUTES, Double.toString(minutes)));
  }

  /** The same plan with settings changed, written as {@code option=text option=text ...}. */
  public static TrainingPlan with(TrainingPlan plan, String wanted) {
    Map<Setting, String> texts = new EnumMap<>(Setting.class);
    for (String part : wanted.split(" ")) {
      String[] words = part.split("=", 2);
      texts.put(named(words[0]), words[1]);
    }
    return Setting.change(plan, texts);
  }

  private static Setting named(String option) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.option().equals(option))
        .findFirst()
        .orElseThrow();
  }
}
