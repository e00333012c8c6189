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
 * @param epochs epochs of a run, for which both sides take about the same time: they train 3,250
 *     and 2,600 examples/s on two cores
 * @param settings settings in which it differs from the other side
 */
record Network(String name, int epochs, Map<Setting, String> settings) {
  /**
   * Both sides: the networks of the experiments on causal priors, and the same with a convolution
   * as hidden layer. Its size and epochs were chosen on validation samples.
   */
  static final List<Network> BOTH =
      List.of(
          new Network("dense", 8, Map.of()),
          new Network("convolution", 6, Map.of(Setting.HIDDEN, "conv:32x8s4")));

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
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    all.put(Setting.EPOCHS, Integer.toString(lab.request().effort().epochs(epochs, 1)));
    all.putAll(settings);
    all.putAll(everywhere);
    return new CausalPriorNetworks(data, all).plan(lab, "network", weight, seed);
  }
}
