package spikeloom.app.experiment.fp;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.Mean;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.figure.ExperimentFigures;

/** Writes numbers and figures of trainings with exact gradients. */
final class YinYangReport {
  private final String name;
  private final String suffix;
  private final List<YinYangTraining.Trial> trials;

  /**
   * Creates a report.
   *
   * @param suffix end of the names of its numbers
   */
  YinYangReport(String name, String suffix, List<YinYangTraining.Trial> trials) {
    this.name = name;
    this.suffix = suffix;
    this.trials = List.copyOf(trials);
  }

  void write(ResultDirectory results) {
    List<Double> accuracy = trials.stream().map(t -> t.test().accuracy()).toList();
    double[] seconds =
        trials.stream()
            .flatMapToDouble(t -> t.epochs().stream().mapToDouble(YinYangTraining.Epoch::seconds))
            .toArray();
    results.trials("test_accuracy" + suffix, accuracy);
    results.metric("test_accuracy_sd" + suffix, Mean.of(accuracy).deviation());
    results.metric("seconds_per_epoch" + suffix, Mean.of(seconds).value());
    results.metric(
        "seconds_of_slowest_epoch" + suffix, Arrays.stream(seconds).max().orElse(Double.NaN));
    results.trials(
        "hidden_spikes_per_sample" + suffix,
        trials.stream().map(t -> t.test().hiddenSpikesPerExample()).toList());
    results.metric(
        "hidden_spikes_per_sample_epoch_1" + suffix, trials.get(0).epochs().get(0).spikes());
    Axis epoch = new Axis("epoch", "", Axis.Scale.WHOLE);
    results.figure(
        suffix.isEmpty() ? "accuracy" : "accuracy-" + name,
        ExperimentFigures.curves(
            "Points classified correctly",
            epoch,
            Axis.linear("", "share of validation points"),
            List.of(curve(YinYangTraining.Epoch::accuracy)),
            List.of()),
        "Share of validation points classified correctly by *" + name + "*.");
    results.figure(
        suffix.isEmpty() ? "spikes" : "spikes-" + name,
        ExperimentFigures.curves(
            "Spikes of the hidden layer",
            epoch,
            new Axis("", "spikes per point", Axis.Scale.LOG),
            List.of(curve(YinYangTraining.Epoch::spikes)),
            List.of()),
        "Training makes the hidden layer sparse.");
  }

  private Curve curve(ToDoubleFunction<YinYangTraining.Epoch> number) {
    double[][] runs =
        trials.stream()
            .map(t -> t.epochs().stream().mapToDouble(number).toArray())
            .toArray(double[][]::new);
    double[] x = new double[runs[0].length];
    Arrays.setAll(x, e -> e + 1);
    return Curve.ofRuns(name, x, runs, Curve.Look.BAND, 0);
  }
}
