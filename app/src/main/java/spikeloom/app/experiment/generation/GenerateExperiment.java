package spikeloom.app.experiment.generation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.JudgeStore;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.PriorKind;
import spikeloom.text.Wording;
import spikeloom.ui.figure.Figures;

/**
 * Samples drawn from every prior, compared with test images and read by the judge. All runs have
 * the same networks and the loss -ELBO; a finished run in the results is used as it is.
 */
public final class GenerateExperiment implements Experiment {
  private static final String DATA = "mnist";
  private static final PriorKind MAIN = PriorKind.NETWORK;
  private static final int TRIALS = 1;
  private static final int EPOCHS = 8;

  @Override
  public String name() {
    return "generate";
  }

  @Override
  public String title() {
    return "Digits drawn from causal priors, judged";
  }

  @Override
  public List<String> parts() {
    return Arrays.stream(PriorKind.values()).map(Wording::of).toList();
  }

  private List<String> wanted(LabRequest request) {
    List<String> defaults = request.effort().quick() ? List.of(Wording.of(MAIN)) : parts();
    List<String> wanted = request.only().isEmpty() ? defaults : request.only();
    return parts().stream().filter(wanted::contains).toList();
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    Dataset images = lab.dataset(DATA, lab.request().seed());
    SampleReport report = new SampleReport(results);
    try (Judge judge = JudgeStore.of(lab, images)) {
      SampleMeter meter = new SampleMeter(images, judge);
      report.reference(meter.of(meter.real()), meter.of(meter.meanImage()), meter.samples());
      for (String prior : wanted(lab.request())) {
        measure(lab, prior, meter, report);
      }
    }
    report.finish(Wording.of(MAIN));
  }

  private static void measure(Lab lab, String prior, SampleMeter meter, SampleReport report) {
    for (long seed : lab.seeds(TRIALS)) {
      try (TrainedModel model = lab.train(prior + "-seed-" + seed, plan(lab, prior, seed))) {
        SampleSets sets = SampleSets.of(model, meter.samples());
        if (seed == lab.request().seed()) {
          report.figure(prior, Figures.sampleGrid(model.task().shape(), sets.shown()));
        }
        report.add(prior, meter.of(sets.samples()), meter.of(sets.reconstructions()));
      }
    }
  }

  /** The networks of the specification of causal priors. */
  static TrainingPlan plan(Lab lab, String prior, long seed) {
    LabRequest.Effort effort = lab.request().effort();
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, DATA);
    plan.put(Setting.ENCODING, "rate");
    plan.put(Setting.PRIOR, prior);
    plan.put(Setting.RATE_WEIGHT, "1");
    plan.put(Setting.WARM_UP, "0.3");
    plan.put(Setting.LATERAL, "yes");
    plan.put(Setting.ESTIMATOR, "second-order");
    plan.put(Setting.READOUT_DECAY, "0.8");
    plan.put(Setting.HIDDEN, "600");
    plan.put(Setting.LATENT, "60");
    plan.put(Setting.STEPS, "10");
    plan.put(Setting.DECODER_HIDDEN, "512");
    plan.put(Setting.BATCH, "64");
    plan.put(Setting.EPOCHS, Integer.toString(effort.epochs(EPOCHS, 1)));
    plan.put(Setting.SEED, Long.toString(seed));
    if (effort.quick()) {
      plan.put(Setting.LIMIT, "20000");
    }
    return lab.plan(plan);
  }
}
