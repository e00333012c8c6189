package spikeloom.app.experiment.generation;

import java.util.List;
import spikeloom.app.experiment.CausalPriorNetworks;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.JudgeStore;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.exploration.TrainedModel;
import spikeloom.prior.PriorKind;
import spikeloom.text.Wording;
import spikeloom.ui.figure.Figures;

/**
 * Samples drawn from every prior, compared with test images and read by the judge. All runs have
 * the same networks and the loss -ELBO; a finished run in the results is used as it is.
 */
public final class GenerateExperiment implements Experiment {
  private static final CausalPriorNetworks NETWORKS = CausalPriorNetworks.mnist();
  private static final PriorKind MAIN = PriorKind.NETWORK;
  private static final int TRIALS = 1;

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
    return CausalPriorNetworks.PRIORS;
  }

  private List<String> wanted(LabRequest request) {
    List<String> defaults = request.effort().quick() ? List.of(Wording.of(MAIN)) : parts();
    List<String> wanted = request.only().isEmpty() ? defaults : request.only();
    return parts().stream().filter(wanted::contains).toList();
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    Dataset images = lab.dataset(NETWORKS.data(), lab.request().seed());
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
      try (TrainedModel model =
          lab.train(prior + "-seed-" + seed, NETWORKS.plan(lab, prior, 1, seed))) {
        SampleSets sets = SampleSets.of(model, meter.samples());
        if (seed == lab.request().seed()) {
          report.figure(prior, Figures.sampleGrid(model.task().shape(), sets.shown()));
        }
        report.add(prior, meter.of(sets.samples()), meter.of(sets.reconstructions()));
      }
    }
  }
}
