package spikeloom.app.experiment.smooth;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.Mean;
import spikeloom.learning.exact.TimeScore;
import spikeloom.text.Wording;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.figure.ExperimentFigures;

/** Writes numbers, table and figures of trainings of theta neurons. */
final class ThetaMnistReport {
  private static final int EARLY = 3;

  private final List<ThetaMnistTraining.Trial> trials;
  private final int epochs;
  private final String part;

  /**
   * Creates a report.
   *
   * @param part end of the names of numbers and figures; empty for none
   */
  ThetaMnistReport(List<ThetaMnistTraining.Trial> trials, int epochs, String part) {
    this.trials = List.copyOf(trials);
    this.epochs = epochs;
    this.part = part;
  }

  void write(ResultDirectory results) {
    metric("silent_fraction_start", t -> t.after(0).silentFraction(), results);
    if (part.isEmpty()) {
      metric(
          "validation_accuracy_epoch_3",
          t -> epochs < EARLY ? Double.NaN : t.after(EARLY).accuracy(),
          results);
    }
    metric("validation_accuracy", t -> t.after(epochs).accuracy(), results);
    Mean accuracy = metric("test_accuracy", t -> t.test().accuracy(), results);
    results.metric(named("test_accuracy_sd", "_"), accuracy.deviation());
    metric("test_accuracy_ordinary", t -> t.test().accuracyOrdinary(), results);
    metric("test_loss", t -> t.test().meanLoss(), results);
    metric("silent_fraction", t -> t.test().silentFraction(), results);
    metric("hidden_spikes_per_neuron", t -> t.test().hiddenActivity(), results);
    metric("seconds_per_epoch", ThetaMnistTraining.Trial::seconds, results);
    results.paragraph(
        "Test images classified correctly: %.2f%s %% (%s)."
            .formatted(
                100 * accuracy.value(),
                accuracy.count() < 2 ? "" : " +- %.2f".formatted(100 * accuracy.deviation()),
                Wording.count(accuracy.count(), "seed")));
    results.paragraph("Scores on validation images:");
    results.table(table());
    figures(results);
  }

  private String named(String name, String between) {
    return part.isEmpty() ? name : name + between + part;
  }

  private Mean metric(
      String name, ToDoubleFunction<ThetaMnistTraining.Trial> number, ResultDirectory results) {
    List<Double> values = trials.stream().map(number::applyAsDouble).toList();
    results.trials(named(name, "_"), values);
    return Mean.of(values);
  }

  private ReportTable table() {
    ReportTable table =
        new ReportTable(
            "seed",
            "epoch",
            "train_loss",
            "validation_loss",
            "accuracy",
            "ordinary",
            "silent",
            "spikes");
    for (ThetaMnistTraining.Trial trial : trials) {
      for (int e = 0; e <= epochs; e++) {
        TimeScore score = trial.after(e);
        table.row(
            trial.seed(),
            e,
            e == 0 ? Double.NaN : trial.losses().get(e - 1),
            score.meanLoss(),
            score.accuracy(),
            score.accuracyOrdinary(),
            score.silentFraction(),
            score.hiddenActivity());
      }
    }
    return table;
  }

  private void figures(ResultDirectory results) {
    Axis epoch = new Axis("epoch", "", Axis.Scale.WHOLE);
    results.figure(
        named("accuracy", "-"),
        ExperimentFigures.curves(
            "Validation images classified correctly",
            epoch,
            Axis.linear("share of validation images", ""),
            List.of(
                curve("with pseudospikes", TimeScore::accuracy, 0),
                curve("within the trial", TimeScore::accuracyOrdinary, 1)),
            List.of()),
        "Share of validation images classified correctly after every epoch.");
    results.figure(
        named("activity", "-"),
        ExperimentFigures.curves(
            "Hidden neurons",
            epoch,
            Axis.linear("per hidden neuron and image", ""),
            List.of(
                curve("silent", TimeScore::silentFraction, 0),
                curve("spikes", TimeScore::hiddenActivity, 1)),
            List.of()),
        "Share of hidden neurons without a spike, and spikes per hidden neuron.");
  }

  private Curve curve(String name, ToDoubleFunction<TimeScore> number, int colour) {
    double[][] runs =
        trials.stream()
            .map(t -> t.validation().stream().mapToDouble(number).toArray())
            .toArray(double[][]::new);
    double[] x = new double[runs[0].length];
    Arrays.setAll(x, i -> i);
    if (runs.length == 1) {
      return Curve.of(name, new Points(x, runs[0]), Curve.Look.MARKERS, colour);
    }
    return Curve.ofRuns(name, x, runs, Curve.Look.BAND, colour);
  }
}
