package spikeloom.app.experiment.tradeoff;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/**
 * One side of the comparison of convolution and dense layers.
 *
 * @param name its name
 * @param epochs epochs of a run; chosen so that both sides train for the same time
 * @param settings settings in which it differs from the other side
 */
record Network(String name, int epochs, Map<Setting, String> settings) {
  private static final int QUICK_IMAGES = 20_000;

  /** Both sides: each with the code, steps and decoder that suit it. */
  static final List<Network> BOTH =
      List.of(
          new Network(
              "dense",
              18,
              Map.of(
                  Setting.ENCODING, "rate",
                  Setting.STEPS, "10",
                  Setting.HIDDEN, "600",
                  Setting.DECODER_HIDDEN, "512")),
          new Network(
              "convolution",
              8,
              Map.of(
                  Setting.ENCODING, "direct",
                  Setting.STEPS, "10",
                  Setting.HIDDEN, "conv:32x4s2,conv:64x4s2",
                  Setting.DECODER, "deconv",
                  Setting.DECODER_MAPS, "64,48,24")));

  Network {
    settings = Map.copyOf(settings);
  }

  /**
   * The plan of a run.
   *
   * @param weight of the rate, nats against nats
   * @param everywhere settings that replace those of all runs
   */
  TrainingPlan plan(
      Lab lab, String data, double weight, long seed, Map<Setting, String> everywhere) {
    LabRequest.Effort effort = lab.request().effort();
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, data);
    plan.put(Setting.PRIOR, "network");
    plan.put(Setting.RATE_WEIGHT, Double.toString(weight));
    plan.put(Setting.WARM_UP, "0.3");
    plan.put(Setting.LATERAL, "yes");
    plan.put(Setting.ESTIMATOR, "second-order");
    plan.put(Setting.LEARNING_RATE, "0.002");
    plan.put(Setting.LATENT, "60");
    plan.put(Setting.BATCH, "64");
    plan.put(Setting.EPOCHS, Integer.toString(effort.epochs(epochs, 1)));
    plan.put(Setting.SEED, Long.toString(seed));
    if (effort.quick()) {
      plan.put(Setting.LIMIT, Integer.toString(QUICK_IMAGES));
    }
    plan.putAll(settings);
    plan.putAll(everywhere);
    return lab.plan(plan);
  }
}
