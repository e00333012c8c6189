package spikeloom.app.experiment.vdib;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.CausalDecoding;
import spikeloom.evaluation.SpikeInformation;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * Measures the rate-distortion curve of MNIST, the trade-off of the directed information
 * bottleneck.
 */
public final class BetaExperiment implements Experiment {
  private static final List<Double> BETAS =
      List.of(0.001, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0);
  private static final List<Double> QUICK = List.of(1e-3, 0.03, 0.3, 3.0);
  private static final int SEEDS = 3;

  @Override
  public String name() {
    return "beta";
  }

  @Override
  public String title() {
    return "The rate-distortion curve of MNIST";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    LabRequest.Effort effort = lab.request().effort();
    Map<Setting, String> changes = new EnumMap<>(Setting.class);
    changes.put(Setting.DATA, "mnist");
    changes.put(Setting.EPOCHS, Integer.toString(effort.epochs(1, 1)));
    if (effort.quick()) {
      changes.put(Setting.LIMIT, "12000");
    }
    TrainingPlan plan = lab.plan(changes);
    results.paragraph(
        "The default network (784-600-256, 30 steps, rate code, decoder mlp) is trained on MNIST"
            + " at every beta. A larger beta gives fewer bits and a worse reconstruction. The"
            + " settings are the defaults of `spikeloom train`, chosen on held-out training images"
            + " (docs/decisions/0007); the test images are evaluated at the end.");
    new BetaSweep(lab, plan, effort.quick() ? QUICK : BETAS, lab.seeds(SEEDS))
        .train()
        .addTo(results, plan.objective().distortion());
    account(lab, plan, results);
  }

  // Analyses one run at the default beta over time and neurons.
  private void account(Lab lab, TrainingPlan plan, ResultDirectory results) {
    Map<Setting, String> one = new EnumMap<>(Map.of(Setting.BETA, "0.001"));
    one.put(Setting.SEED, Long.toString(lab.request().seed()));
    String name = "beta-0.001-seed-" + lab.request().seed();
    try (TrainedModel model = lab.train(name, Setting.change(plan, one))) {
      int samples = lab.request().effort().either(2000, 500);
      results.paragraph("## Distortion and rate over time (beta 0.001)");
      List<CausalDecoding.Point> curve = model.causalDecoding().curve(samples);
      results.figure(
          "by-time",
          ExperimentFigures.byTime(
              TimeCurves.distortion(curve),
              TimeCurves.rate(curve),
              List.of(),
              model.plan().objective().distortion().unit()),
          "Distortion when the decoder reads only the first steps, and the rate up to then.");
      results.metric("distortion_after_0_steps", curve.get(0).distortion());
      results.metric("distortion_after_all_steps", curve.get(curve.size() - 1).distortion());
      SpikeInformation.Account account = model.information().measure(samples, 256);
      results.figure(
          "information",
          ExperimentFigures.informationMap(TimeCurves.neuronsBySteps(account.map())),
          "Rate of every latent neuron and step.");
      results.table(InformationTable.of(account));
    }
  }
}
