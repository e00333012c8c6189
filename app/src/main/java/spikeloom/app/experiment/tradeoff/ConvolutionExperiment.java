package spikeloom.app.experiment.tradeoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.report.ResultDirectory;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/** Convolutional and dense networks on the same pictures: distortion at equal bits and time. */
public final class ConvolutionExperiment implements Experiment {
  private static final List<String> SETS = List.of("mnist", "fashion-mnist");
  private static final List<Integer> LENGTHS = List.of(1, 4);
  private static final int SEEDS = 3;

  private final List<String> sets;
  private final Map<Setting, String> everywhere;

  /** Creates the experiment on MNIST and Fashion-MNIST. */
  public ConvolutionExperiment() {
    this(SETS, Map.of());
  }

  /**
   * Creates the experiment on other pictures.
   *
   * @param everywhere settings that replace those of all runs
   */
  ConvolutionExperiment(List<String> sets, Map<Setting, String> everywhere) {
    this.sets = List.copyOf(sets);
    this.everywhere = Map.copyOf(everywhere);
  }

  @Override
  public String name() {
    return "convolution";
  }

  @Override
  public String title() {
    return "Convolution and dense layers at equal bits and time";
  }

  @Override
  public List<String> parts() {
    return sets;
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    ConvolutionReport report = new ConvolutionReport(results);
    report.explain(LENGTHS);
    List<String> only = lab.request().only();
    for (String data : sets) {
      if (only.isEmpty() || only.contains(data)) {
        List<List<TimedTrial>> both = new ArrayList<>();
        for (Network network : Network.BOTH) {
          both.add(measure(lab, data, network));
        }
        report.add(data, both);
      }
    }
    report.finish();
  }

  private List<TimedTrial> measure(Lab lab, String data, Network network) {
    List<TimedTrial> trials = new ArrayList<>();
    for (int length : LENGTHS) {
      for (long seed : lab.seeds(SEEDS)) {
        TrainingPlan plan = network.plan(lab, data, length, seed, everywhere);
        String run =
            "%s-%s-length-%d-seed-%d"
                .formatted(data.replaceAll("[^\\w-]", "-"), network.name(), length, seed);
        try (TrainedModel model = lab.train(run, plan)) {
          Trial trial = Trial.of(model.evaluator().run(Integer.MAX_VALUE));
          double seconds = examples(lab, plan) / lab.trainingSpeed(run);
          trials.add(new TimedTrial(network.name(), length, seed, trial, seconds));
        }
      }
    }
    return trials;
  }

  // Training examples of a run.
  private static double examples(Lab lab, TrainingPlan plan) {
    Integer limit = plan.data().limit();
    int samples = lab.dataset(plan).train().size();
    return (double) plan.optimiser().epochs()
        * (limit == null ? samples : Math.min(limit, samples));
  }
}
