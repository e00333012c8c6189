package spikeloom.app.experiment.fptt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.Mean;
import spikeloom.sequence.SequenceTraining;
import spikeloom.synthetic.AddingTask;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;

/** Writes tables and figures of the adding task. */
final class AddingReport {
  private static final double SOLVED = 0.01;

  private final Map<AddingArm, AddingTraining.Outcome> done;
  private final long batches;

  /** Creates a report on arms trained on this many full batches. */
  AddingReport(Map<AddingArm, AddingTraining.Outcome> done, long batches) {
    this.done = new LinkedHashMap<>(done);
    this.batches = batches;
  }

  void write(ResultDirectory results) {
    ReportTable table =
        new ReportTable(
            "arm",
            "steps",
            "sequences",
            "updates",
            "step_size",
            "mse",
            "mse_sd",
            "below_0.01",
            "diverged",
            "seeds",
            "spike_rate",
            "sequences_s");
    done.forEach((arm, outcome) -> row(arm, outcome, table, results));
    results.table(table);
    choices(results);
    done.keySet().stream()
        .mapToInt(AddingArm::steps)
        .distinct()
        .forEach(
            steps -> {
              figure(steps, false, results);
              figure(steps, true, results);
            });
  }

  private long updates(AddingArm arm) {
    return batches * arm.method().updates();
  }

  private void row(
      AddingArm arm, AddingTraining.Outcome outcome, ReportTable table, ResultDirectory results) {
    List<SequenceTraining.Score> test = outcome.test();
    List<Double> errors = test.stream().map(SequenceTraining.Score::loss).toList();
    Mean error = Mean.of(errors);
    double seconds = outcome.runs().stream().mapToDouble(SequenceRun.Result::seconds).sum();
    double read = outcome.runs().stream().mapToDouble(run -> run.last().examples()).sum();
    table.row(
        arm.label(),
        arm.steps(),
        batches * AddingArm.BATCH,
        updates(arm),
        outcome.step().best(),
        error.value(),
        error.deviation(),
        test.stream().filter(score -> score.loss() < SOLVED).count(),
        outcome.runs().stream().filter(SequenceRun.Result::diverged).count(),
        error.count(),
        Mean.of(test.stream().map(SequenceTraining.Score::spikeRate).toList()).value(),
        read / seconds);
    results.trials("mse_" + arm.name(), errors);
    results.metric("mse_sd_" + arm.name(), error.deviation());
    results.metric("step_" + arm.name(), outcome.step().best());
  }

  private void choices(ResultDirectory results) {
    results.paragraph(
        "Squared errors on validation sequences by which the step sizes were chosen; empty cell: training diverged.");
    ReportTable table = new ReportTable("arm", "steps", "step_size", "validation_mse", "chosen");
    done.forEach(
        (arm, outcome) ->
            outcome
                .step()
                .tried()
                .forEach(
                    tried ->
                        table.row(
                            arm.label(),
                            arm.steps(),
                            tried.setting(),
                            tried.loss(),
                            tried.setting().equals(outcome.step().best()) ? "yes" : "no")));
    results.table(table);
  }

  private void figure(int steps, boolean byUpdates, ResultDirectory results) {
    List<Curve> curves = new ArrayList<>();
    done.forEach(
        (arm, outcome) -> {
          if (arm.steps() == steps) {
            double scale = byUpdates ? arm.method().updates() / (double) AddingArm.BATCH : 1;
            curves.add(curve(arm, outcome, scale, curves.size()));
          }
        });
    String things = byUpdates ? "updates" : "sequences";
    results.figure(
        "t" + steps + "-" + things,
        ExperimentFigures.curves(
            steps + " steps",
            Axis.linear(byUpdates ? "updates" : "training sequences", ""),
            Axis.linear("squared error", "validation").with(Axis.Scale.LOG),
            curves,
            List.of(Reference.horizontal(AddingTask.ERROR_OF_THE_MEAN, "the mean"))),
        String.format(
            Locale.ROOT,
            "Mean squared error on validation sequences of %d steps against the number of %s; mean and standard deviation over seeds.",
            steps,
            things));
  }

  // A seed that diverged ends earlier, so its last points are missing.
  private static Curve curve(
      AddingArm arm, AddingTraining.Outcome outcome, double scale, int colour) {
    List<SequenceRun.Point> longest =
        outcome.runs().stream()
            .map(SequenceRun.Result::curve)
            .reduce((a, b) -> b.size() > a.size() ? b : a)
            .orElseThrow();
    double[] x = longest.stream().mapToDouble(point -> scale * point.examples()).toArray();
    double[][] y =
        outcome.runs().stream()
            .map(
                run ->
                    IntStream.range(0, x.length)
                        .mapToDouble(
                            i ->
                                i < run.curve().size()
                                    ? run.curve().get(i).score().loss()
                                    : Double.NaN)
                        .toArray())
            .toArray(double[][]::new);
    return Curve.ofRuns(arm.label(), x, y, Curve.Look.BAND, colour);
  }
}
