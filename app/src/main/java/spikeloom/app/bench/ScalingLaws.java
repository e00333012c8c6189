package spikeloom.app.bench;

import static spikeloom.app.report.TextTable.number;
import static spikeloom.app.report.TextTable.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import spikeloom.app.report.TextTable;
import spikeloom.dataset.Dataset;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.TrainingParts;

/**
 * How the cost of setting A grows: the time of an example is measured while one quantity changes
 * over a factor of eight and all others stay, and {@code time = constant x quantity^exponent} is
 * fitted by least squares of the logarithms. Memory is the estimate that a training makes of its
 * arrays before it begins. An exponent of 1 is linear growth; a constant share lowers it.
 */
final class ScalingLaws {
  private static final int SAMPLES = 2048;
  private static final int SIDE = 28;
  private static final double DENSITY = 0.1;

  private final BenchmarkRequest request;
  private final Watcher watcher;

  /** A quantity with the trainings that differ in it. */
  private record Law(String quantity, List<Integer> values, List<TurnByTurn.Arm> arms) {}

  /** The fit. */
  private record Row(
      String quantity,
      int from,
      int to,
      double firstMicroseconds,
      double lastMicroseconds,
      double timeExponent,
      double memoryExponent) {}

  ScalingLaws(BenchmarkRequest request, Watcher watcher) {
    this.request = request;
    this.watcher = watcher;
  }

  Section measure() {
    TextTable table =
        new TextTable(
            "Growth of the cost, setting A: exponents",
            "quantity",
            "from",
            "to",
            "us, first",
            "us, last",
            "time",
            "memory");
    List<Row> rows = new ArrayList<>();
    for (Law law : laws()) {
      Row row = fit(law);
      rows.add(row);
      table.row(
          row.quantity(),
          "" + row.from(),
          "" + row.to(),
          time(row.firstMicroseconds()),
          time(row.lastMicroseconds()),
          number(row.timeExponent(), 2),
          number(row.memoryExponent(), 2));
    }
    return new Section(
        table
            + "  Time of a training example; memory of the arrays, as estimated before a training.\n",
        Map.of("scaling_laws", rows));
  }

  private List<Law> laws() {
    Dataset pictures = NoisePictures.dataset(SAMPLES, SIDE, DENSITY);
    return List.of(
        settings("steps", Setting.STEPS, List.of(15, 30, 60, 120), pictures),
        settings("hidden neurons", Setting.HIDDEN, List.of(150, 300, 600, 1200), pictures),
        settings("latent neurons", Setting.LATENT, List.of(64, 128, 256, 512), pictures),
        pictures(
            "grey pixels",
            List.of(39, 78, 157, 314),
            grey -> NoisePictures.dataset(SAMPLES, SIDE, grey / (double) (SIDE * SIDE))),
        pictures(
            "pixels",
            List.of(196, 400, 784, 1600),
            size -> NoisePictures.dataset(SAMPLES, (int) Math.round(Math.sqrt(size)), DENSITY)),
        pictures(
            "training samples",
            List.of(1024, 2048, 4096, 8192),
            samples -> NoisePictures.dataset(samples, SIDE, DENSITY)));
  }

  private Law settings(String quantity, Setting setting, List<Integer> values, Dataset pictures) {
    return new Law(
        quantity,
        values,
        values.stream()
            .map(
                v ->
                    new TurnByTurn.Arm(
                        Setting.change(plan(), Map.of(setting, Integer.toString(v))), pictures))
            .toList());
  }

  private Law pictures(String quantity, List<Integer> values, IntFunction<Dataset> pictures) {
    return new Law(
        quantity,
        values,
        values.stream().map(v -> new TurnByTurn.Arm(plan(), pictures.apply(v))).toList());
  }

  private TrainingPlan plan() {
    return StandardSetting.A.plan("strokes", request.threads(), 1);
  }

  private Row fit(Law law) {
    List<Double> rates = new TurnByTurn(request, law.quantity(), watcher).ratesOf(law.arms());
    SimpleRegression times = new SimpleRegression();
    SimpleRegression memory = new SimpleRegression();
    for (int i = 0; i < rates.size(); i++) {
      double logarithm = Math.log(law.values().get(i));
      TurnByTurn.Arm arm = law.arms().get(i);
      times.addData(logarithm, -Math.log(rates.get(i)));
      memory.addData(
          logarithm, Math.log((double) TrainingParts.estimatedBytes(arm.plan(), arm.dataset())));
    }
    int last = rates.size() - 1;
    return new Row(
        law.quantity(),
        law.values().get(0),
        law.values().get(last),
        Statistics.rounded(1e6 / rates.get(0)),
        Statistics.rounded(1e6 / rates.get(last)),
        Statistics.rounded(times.getSlope()),
        Statistics.rounded(memory.getSlope()));
  }
}
