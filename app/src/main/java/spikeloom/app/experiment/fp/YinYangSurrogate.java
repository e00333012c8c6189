package spikeloom.app.experiment.fp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Metrics;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.DataPlan;
import spikeloom.plan.Setting;

/** Trains networks in time steps on the yin-yang symbol with surrogate gradients. */
final class YinYangSurrogate {
  static final List<Double> RATES = List.of(0.002, 0.005, 0.01);
  private static final int CHOICE = 5; // a fraction of the epochs is enough for the choice
  private static final int STEPS = 40;

  private final Lab lab;
  private final YinYangPoints.Sizes sizes;
  private final int epochs;

  YinYangSurrogate(Lab lab, YinYangPoints.Sizes sizes, int epochs) {
    this.lab = lab;
    this.sizes = sizes;
    this.epochs = epochs;
  }

  /** Chooses the learning rate with a seed that is not reported. */
  ValidationChoice<Double> chooseRate() {
    long seed = lab.request().seed() - 1;
    return ValidationChoice.among(
        RATES,
        rate -> {
          try (TrainedModel model =
              model("choice-seed", seed, Math.max(1, epochs / CHOICE), rate)) {
            Dataset.Split held = model.task().dataset().validation();
            return 1 - accuracy(model.evaluator(held).run(Integer.MAX_VALUE));
          }
        });
  }

  /** Shares of test points classified correctly, one for every seed. */
  List<Double> accuracies(double rate, long... seeds) {
    List<Double> accuracies = new ArrayList<>();
    for (long seed : seeds) {
      try (TrainedModel model = model("seed", seed, epochs, rate)) {
        accuracies.add(accuracy(model.evaluator().run(Integer.MAX_VALUE)));
      }
    }
    return accuracies;
  }

  private static double accuracy(Metrics metrics) {
    @Nullable Double accuracy = metrics.accuracy();
    return accuracy == null ? Double.NaN : accuracy;
  }

  private TrainedModel model(String purpose, long seed, int length, double rate) {
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, "yin-yang");
    plan.put(Setting.ENCODING, DataPlan.EVENTS);
    plan.put(Setting.STEPS, Integer.toString(STEPS));
    plan.put(Setting.HIDDEN, Integer.toString(YinYangExperiment.HIDDEN));
    plan.put(Setting.LATENT, "3");
    plan.put(Setting.DECODER, "linear");
    plan.put(Setting.DECODING, "rate");
    plan.put(Setting.DISTORTION, "class");
    plan.put(Setting.BETA, "0");
    plan.put(Setting.BATCH, "50");
    plan.put(Setting.LEARNING_RATE, Double.toString(rate));
    plan.put(Setting.EPOCHS, Integer.toString(length));
    plan.put(Setting.SEED, Long.toString(seed));
    return lab.train(
        "bptt-%s-%d-rate-%s".formatted(purpose, seed, rate),
        lab.plan(plan),
        YinYangPoints.dataset(seed, sizes));
  }
}
