package spikeloom.app.experiment;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.PriorKind;
import spikeloom.text.Wording;

/**
 * The networks of experiments on causal priors: the same encoder, decoder and training with every
 * prior and weight of the rate.
 *
 * @param data name of the data set
 * @param everywhere settings that replace those of all runs
 */
public record CausalPriorNetworks(String data, Map<Setting, String> everywhere) {
  /** Names of all priors, from simple to rich. */
  public static final List<String> PRIORS =
      Arrays.stream(PriorKind.values()).map(Wording::of).toList();

  private static final int EPOCHS = 8;
  private static final int QUICK_IMAGES = 20_000;

  /** Copies its settings. */
  public CausalPriorNetworks {
    everywhere = Map.copyOf(everywhere);
  }

  /** The networks for MNIST. */
  public static CausalPriorNetworks mnist() {
    return new CausalPriorNetworks("mnist", Map.of());
  }

  /**
   * The plan of a run.
   *
   * @param prior one of {@link #PRIORS}
   * @param rateWeight weight of the rate, nats against nats
   */
  public TrainingPlan plan(Lab lab, String prior, double rateWeight, long seed) {
    LabRequest.Effort effort = lab.request().effort();
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, data);
    plan.put(Setting.ENCODING, "rate");
    plan.put(Setting.PRIOR, prior);
    plan.put(Setting.RATE_WEIGHT, Double.toString(rateWeight));
    plan.put(Setting.WARM_UP, "0.3");
    plan.put(Setting.LATERAL, "yes");
    plan.put(Setting.ESTIMATOR, "second-order");
    plan.put(Setting.LEARNING_RATE, "0.002"); // the default of learned priors, here for all
    plan.put(Setting.HIDDEN, "600");
    plan.put(Setting.LATENT, "60");
    plan.put(Setting.STEPS, "10");
    plan.put(Setting.DECODER_HIDDEN, "512");
    plan.put(Setting.BATCH, "64");
    plan.put(Setting.EPOCHS, Integer.toString(effort.epochs(EPOCHS, 1)));
    plan.put(Setting.SEED, Long.toString(seed));
    if (effort.quick()) {
      plan.put(Setting.LIMIT, Integer.toString(QUICK_IMAGES));
    }
    plan.putAll(everywhere);
    return lab.plan(plan);
  }
}
