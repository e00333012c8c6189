package spikeloom.app.experiment.tradeoff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import spikeloom.app.experiment.CausalPriorNetworks;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.dl4j.GaussianSettings;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.PriorKind;
import spikeloom.text.Wording;

/**
 * Rate and distortion under every causal prior and weight of the rate, and of a Gaussian
 * variational autoencoder of the same widths.
 */
public final class RateDistortionExperiment implements Experiment {
  /** The part with the model without spikes. */
  static final String GAUSSIAN = "gaussian";

  private static final List<Double> WEIGHTS = List.of(0.3, 1.0, 3.0);
  private static final List<Double> QUICK_WEIGHTS = List.of(1.0, 3.0);
  private static final int SEEDS = 3;

  private final CausalPriorNetworks networks;

  /** Creates the experiment on MNIST. */
  public RateDistortionExperiment() {
    this(CausalPriorNetworks.mnist());
  }

  /** Creates the experiment with other networks or on other pictures. */
  RateDistortionExperiment(CausalPriorNetworks networks) {
    this.networks = networks;
  }

  @Override
  public String name() {
    return "rate-distortion";
  }

  @Override
  public String title() {
    return "Rate and distortion under causal priors";
  }

  @Override
  public List<String> parts() {
    return Stream.concat(CausalPriorNetworks.PRIORS.stream(), Stream.of(GAUSSIAN)).toList();
  }

  private List<String> wanted(LabRequest request) {
    List<String> quick = List.of(Wording.of(PriorKind.NETWORK), GAUSSIAN);
    List<String> defaults = request.effort().quick() ? quick : parts();
    List<String> wanted = request.only().isEmpty() ? defaults : request.only();
    return parts().stream().filter(wanted::contains).toList();
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    List<Double> weights = lab.request().effort().quick() ? QUICK_WEIGHTS : WEIGHTS;
    TradeOffReport report = new TradeOffReport(results);
    TrainingPlan plan = networks.plan(lab, Wording.of(PriorKind.NETWORK), 1, lab.request().seed());
    report.explain(networks.data(), plan, weights);
    for (String part : wanted(lab.request())) {
      if (part.equals(GAUSSIAN)) {
        report.add(gaussian(lab, plan, report));
      } else {
        weights.forEach(weight -> report.add(measure(lab, part, weight)));
      }
    }
    report.finish();
  }

  private TradeOff measure(Lab lab, String prior, double weight) {
    List<Trial> trials = new ArrayList<>();
    double plugIn = Double.NaN;
    for (long seed : lab.seeds(SEEDS)) {
      TrainingPlan plan = networks.plan(lab, prior, weight, seed);
      String run = prior + "-weight-" + Setting.RATE_WEIGHT.of(plan) + "-seed-" + seed;
      try (TrainedModel model = lab.train(run, plan)) {
        trials.add(Trial.of(model.evaluator().run(Integer.MAX_VALUE)));
        if (seed == lab.request().seed()) {
          plugIn = PlugIn.of(model);
        }
      }
    }
    return new TradeOff(prior, weight, plugIn, trials);
  }

  private static TradeOff gaussian(Lab lab, TrainingPlan plan, TradeOffReport report) {
    GaussianRuns runs = new GaussianRuns(lab, plan);
    ValidationChoice<GaussianSettings> choice = runs.choose();
    report.explain(choice);
    List<Trial> trials = new ArrayList<>();
    for (long seed : lab.seeds(SEEDS)) {
      trials.add(Trial.of(runs.test(choice.best().withSeed(seed))));
    }
    return new TradeOff(GAUSSIAN, 1, Double.NaN, trials);
  }
}
