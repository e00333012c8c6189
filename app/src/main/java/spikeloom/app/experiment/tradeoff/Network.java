package spikeloom.app.experiment.tradeoff;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.CausalPriorNetworks;
import spikeloom.app.experiment.Lab;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/**
 * One side of the comparison of convolution and dense layers.
 *
 * @param name its name
 * @param epochs epochs of the shortest run, for which both sides take about the same time: they
 *     train 1,700 and 900 examples/s on one thread
 * @param settings settings in which it differs from the other side
 */
record Network(String name, int epochs, Map<Setting, String> settings) {
  /**
   * Both sides: the networks of the experiments on causal priors, and the same with convolutions in
   * encoder and decoder, of sizes that were chosen on validation samples.
   */
  static final List<Network> BOTH =
      List.of(
          new Network("dense", 2, Map.of()),
          new Network(
              "convolution",
              1,
              Map.of(
                  Setting.HIDDEN, "conv:32x8s4",
                  Setting.DECODER, "deconv",
                  Setting.DECODER_MAPS, "24,12")));

  Network {
    settings = Map.copyOf(settings);
  }

  /**
   * The plan of a run.
   *
   * @param length of the training, as a multiple of the shortest
   * @param everywhere settings that replace those of all runs
   */
  TrainingPlan plan(Lab lab, String data, int length, long seed, Map<Setting, String> everywhere) {
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    int planned = lab.request().effort().epochs(length * epochs, 1);
    all.put(Setting.EPOCHS, Integer.toString(planned));
    all.putAll(settings);
    all.putAll(everywhere);
    return new CausalPriorNetworks(data, all).plan(lab, "network", 1, seed);
  }
}
