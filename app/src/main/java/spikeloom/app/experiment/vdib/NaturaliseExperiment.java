package spikeloom.app.experiment.vdib;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Grouped;
import spikeloom.app.experiment.JudgeStore;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.Measurement;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.MeanTarget;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.exploration.TrainedModel;
import spikeloom.objective.Distortion;
import spikeloom.plan.DataPlan;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.spike.Signal;
import spikeloom.training.Snapshot;
import spikeloom.ui.chart.PolarityChart;
import spikeloom.ui.figure.ExperimentFigures;
import spikeloom.ui.figure.NaturalisedSample;

/**
 * Reconstructs a natural image from an event camera: from N-MNIST recordings, the MNIST image that
 * was in front of the camera. Source of the task: Skatchkovsky, Simeone and Jang 2021 (VDIB), who
 * use one image per class as target; here every recording has its own.
 */
public final class NaturaliseExperiment implements Experiment {
  private static final String DATA = "nmnist";
  private static final int TRIALS = 3;
  private static final int EPOCHS = 100;
  private static final int QUICK_EPOCHS = 20;
  private static final int SHOWN = 10;
  private static final double VALIDATION = 0.1;

  private record Trial(Measurement test, double validation) {}

  @Override
  public String name() {
    return "naturalise";
  }

  @Override
  public String title() {
    return "Recordings of an event camera as natural images";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    Dataset dataset = lab.dataset(plan(lab, lab.request().seed()));
    results.paragraph(
        """
        The encoder receives %,d recordings of N-MNIST, both polarities and all three movements of the
        camera, in 30 steps; the decoder reconstructs the MNIST image that was in front of the camera.
        Recordings and images are shifted together by up to 2 pixels during training. %,d recordings
        of the training set are held out for validation; the settings were chosen on those. The %,d test
        recordings are evaluated once, at the end.
        """
            .formatted(dataset.train().size(), dataset.validation().size(), dataset.test().size()));
    List<Trial> trials = new ArrayList<>();
    double original;
    try (Judge judge = JudgeStore.of(lab, lab.dataset("mnist", lab.request().seed()))) {
      original = judge.accuracy(dataset.test());
      for (long seed : lab.seeds(TRIALS)) {
        try (TrainedModel model = train(lab, seed)) {
          double validation =
              model.evaluator(dataset.validation()).run(Integer.MAX_VALUE).distortion();
          trials.add(new Trial(Measurement.of(model, judge), validation));
        }
      }
    }
    double mean = MeanTarget.distortion(dataset.train(), dataset.test(), Distortion.CROSS_ENTROPY);
    report(trials, mean, original, results);
    try (TrainedModel model = train(lab, lab.request().seed())) {
      results.figure(
          "naturalisation",
          ExperimentFigures.naturalisation(samples(model.snapshot(SHOWN))),
          "Test recordings: events (summed over time), latent spikes, reconstruction, target.");
    }
  }

  private static TrainedModel train(Lab lab, long seed) {
    return lab.train("seed-" + seed, plan(lab, seed));
  }

  private static TrainingPlan plan(Lab lab, long seed) {
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, DATA);
    plan.put(Setting.ENCODING, DataPlan.EVENTS);
    plan.put(Setting.VALIDATION, Double.toString(VALIDATION));
    plan.put(Setting.SHIFT, "2");
    plan.put(Setting.EPOCHS, Integer.toString(lab.request().effort().epochs(EPOCHS, QUICK_EPOCHS)));
    plan.put(Setting.SEED, Long.toString(seed));
    return lab.plan(plan);
  }

  private static void report(
      List<Trial> trials, double mean, double original, ResultDirectory results) {
    Grouped group = new Grouped("naturalise", trials.stream().map(Trial::test).toList());
    Mean distortion = group.distortion();
    Mean judge = group.judge();
    results.trials(
        "distortion", trials.stream().map(t -> t.test().metrics().distortion()).toList());
    results.metric("distortion_sd", distortion.deviation());
    results.metric("distortion_mean_image", mean);
    results.metric(
        "distortion_validation", Mean.of(trials.stream().map(Trial::validation).toList()).value());
    results.trials("judge_accuracy", trials.stream().map(t -> t.test().judgeAccuracy()).toList());
    results.metric("judge_accuracy_sd", judge.deviation());
    results.metric("judge_accuracy_original", original);
    ReportTable table =
        new ReportTable(
            "trial",
            "distortion",
            "validation",
            "judge",
            "rate_bits",
            "energy_uj",
            "dense_uj",
            "ordinary_uj");
    for (int i = 0; i < trials.size(); i++) {
      Measurement test = trials.get(i).test();
      table.row(
          i + 1,
          test.metrics().distortion(),
          trials.get(i).validation(),
          test.judgeAccuracy(),
          test.metrics().rateBits(),
          test.energy() / 1000,
          test.denseEnergy() / 1000,
          test.ordinaryEnergy() / 1000);
    }
    results.table(table);
    results.paragraph(
        "The mean training image has a distortion of %.4f on the same recordings. The judge, trained on all MNIST training images, classifies %.1f %% of the %s correctly, and %.1f %% of the originals."
            .formatted(mean, 100 * judge.value(), "reconstructions", 100 * original));
  }

  private static List<NaturalisedSample> samples(Snapshot snapshot) {
    List<NaturalisedSample> samples = new ArrayList<>();
    for (Snapshot.Sample sample : snapshot.samples()) {
      int side = (int) Math.round(Math.sqrt(sample.input().channels() / 2.0));
      samples.add(
          new NaturalisedSample(
              sample.className(),
              PolarityChart.of("events", side, side, sample.input()),
              sample.latent(),
              new Signal(snapshot.shape(), sample.reconstruction()),
              new Signal(snapshot.shape(), sample.target())));
    }
    return samples;
  }
}
