package spikeloom.app.experiment.vdib;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.GroupFigures;
import spikeloom.app.experiment.GroupTable;
import spikeloom.app.experiment.Grouped;
import spikeloom.app.experiment.JudgeStore;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.Measurement;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.Figures;

/**
 * Reconstructs MNIST from spikes with several input codes, decoders and decodings, and classifies
 * the results by a judge. Source: Skatchkovsky, Simeone and Jang 2021 (VDIB), image reconstruction.
 * Every run trains for a fixed number of epochs and is measured once: nothing is chosen by looking
 * at the test images.
 */
public final class MnistExperiment implements Experiment {
  private static final String DATA = "mnist";
  private static final int TRIALS = 3;
  private static final int EPOCHS = 5;

  /** One cell of the grid. */
  private record Cell(String code, String decoder, String decoding) {
    String name() {
      return code + "-" + decoder + "-" + decoding;
    }

    String metric() {
      return code + "_" + decoder + "_" + decoding;
    }
  }

  @Override
  public String name() {
    return DATA;
  }

  @Override
  public String title() {
    return "MNIST reconstructed from spikes, classified by a judge";
  }

  private static List<Cell> grid() {
    List<Cell> cells = new ArrayList<>();
    for (String code : List.of("rate", "latency")) {
      for (String decoder : List.of("linear", "mlp", "conv")) {
        for (String decoding : List.of("time", "rate")) {
          if (!decoder.equals("conv") || decoding.equals("time")) {
            cells.add(new Cell(code, decoder, decoding));
          }
        }
      }
    }
    return cells;
  }

  @Override
  public List<String> parts() {
    return grid().stream().map(Cell::name).toList();
  }

  private List<Cell> wanted(LabRequest request) {
    List<String> quick = List.of("rate-mlp-time", "latency-mlp-time");
    List<String> defaults = request.effort().quick() ? quick : parts();
    List<String> wanted = request.only().isEmpty() ? defaults : request.only();
    return grid().stream().filter(cell -> wanted.contains(cell.name())).toList();
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    List<Cell> cells = wanted(lab.request());
    Dataset dataset = lab.dataset(DATA, lab.request().seed());
    List<Grouped> groups = new ArrayList<>();
    try (Judge judge = JudgeStore.of(lab, dataset)) {
      double original = judge.accuracy(dataset.test());
      for (Cell cell : cells) {
        groups.add(measure(lab, cell, judge));
      }
      report(cells, groups, original, results);
    }
    grid(lab, cells.get(0), results);
  }

  private static Grouped measure(Lab lab, Cell cell, Judge judge) {
    List<Measurement> trials = new ArrayList<>();
    for (long seed : lab.seeds(TRIALS)) {
      try (TrainedModel model = train(lab, cell, seed)) {
        trials.add(Measurement.of(model, judge));
      }
    }
    return new Grouped(cell.name(), trials);
  }

  private static TrainedModel train(Lab lab, Cell cell, long seed) {
    LabRequest.Effort effort = lab.request().effort();
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, DATA);
    plan.put(Setting.ENCODING, cell.code());
    plan.put(Setting.DECODER, cell.decoder());
    plan.put(Setting.DECODING, cell.decoding());
    plan.put(Setting.EPOCHS, Integer.toString(effort.epochs(EPOCHS, 1)));
    plan.put(Setting.SEED, Long.toString(seed));
    if (effort.quick()) {
      plan.put(Setting.LIMIT, "20000");
    }
    return lab.train(cell.name() + "-seed-" + seed, lab.plan(plan));
  }

  private static void report(
      List<Cell> cells, List<Grouped> groups, double original, ResultDirectory results) {
    results.metric("judge_accuracy_original", original);
    for (int i = 0; i < cells.size(); i++) {
      String name = cells.get(i).metric();
      results.trials(
          "judge_accuracy_" + name,
          groups.get(i).trials().stream().map(Measurement::judgeAccuracy).toList());
      results.metric("judge_accuracy_sd_" + name, groups.get(i).judge().deviation());
      results.trials(
          "distortion_" + name,
          groups.get(i).trials().stream().map(m -> m.metrics().distortion()).toList());
      results.metric("distortion_sd_" + name, groups.get(i).distortion().deviation());
    }
    results.paragraph(GroupTable.NOTE);
    results.paragraph(
        "The settings are the defaults of `spikeloom train`, chosen on held-out training images "
            + "(docs/decisions/0007). The test images are evaluated once, at the end of each training.");
    results.paragraph(
        "The judge classifies %.2f %% of the original test images correctly."
            .formatted(100 * original));
    results.table(GroupTable.of(groups));
    results.figure(
        "judge",
        GroupFigures.judge(groups, original),
        "Share of reconstructions that the judge classifies correctly.");
    results.figure(
        "distortion",
        GroupFigures.distortion(
            groups, List.of(Reference.horizontal(0.0581, "an image against itself"))),
        "Cross-entropy of reconstructions; the mean training image has 0.2625.");
  }

  private static void grid(Lab lab, Cell cell, ResultDirectory results) {
    try (TrainedModel model = train(lab, cell, lab.request().seed())) {
      results.figure(
          "reconstructions",
          Figures.reconstructions(model.snapshot(20)),
          "Targets and reconstructions of " + cell.name() + ".");
    }
  }
}
