package spikeloom.app.experiment.vdib;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.Metrics;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.DataPlan;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * Predicting, filtering and recalling the positions of two drifting blobs through ten spiking
 * neurons, of which a decoder reads the last five steps. Source: Skatchkovsky, Simeone and Jang
 * 2021 (VDIB), predictive coding, after Chalk, Marre and Tkacik 2018.
 */
public final class BlobsExperiment implements Experiment {
  private static final String DATA = "drifting-blobs";
  private static final String NEURONS = "lif";
  // Filtering first, because prediction starts from the encoder trained to filter.
  private static final List<Integer> LAGS = List.of(0, 1, -1, -2);
  private static final List<Integer> QUICK = List.of(0, 1, -1);
  private static final int STEPS = 100;
  private static final int WINDOW = 5;
  private static final int TRIALS = 5;

  private record Row(
      int lag,
      List<Double> trials,
      List<Double> copies,
      Mean rate,
      Mean direct,
      Mean gain,
      Mean prior) {
    Mean accuracy() {
      return Mean.of(trials);
    }

    Mean copy() {
      return Mean.of(copies);
    }

    /** The better of the two baselines without a network. */
    double best() {
      return Math.max(copy().value(), prior.value());
    }
  }

  @Override
  public String name() {
    return DATA;
  }

  @Override
  public String title() {
    return "Predict, filter and recall two drifting blobs through ten spiking neurons";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    results.paragraph(
        """
        Two blobs drift on a circle of 20 bins; at every step each lights one bin. Ten spiking
        neurons without a hidden layer receive the 20 bins, and after every step a linear decoder reads
        their spikes of the last 5 steps. It predicts the pair of bins (210 classes) `lag` steps later:
        above 0 it predicts, at 0 it filters, below 0 it recalls. For prediction, training starts from the
        encoder trained to filter, and the decoder has a hidden layer of 512 units; both
        are trained further, and beta is 0.

        * *copy*: predicts the last pair of the input. When filtering, the present
          pair is the target, so the last pair is that of the step before. *over copy*: what
          the neurons predict correctly beyond it, trial by trial; every trial has its own sequences.
        * *label prior*: always predicts the most frequent pair.
        * *direct*: the same decoder reads the 20 input bins of the last 5 steps directly, without
          the ten neurons: an upper bound rather than a competitor, because it has the answer for every lag
          from -4 to 0 in its input.

        Test sequences are evaluated once, at the end. Which sequences the settings were chosen on was
        not recorded.
        """);
    List<Row> rows = new ArrayList<>();
    LabRequest.Effort effort = lab.request().effort();
    for (int lag : effort.quick() ? QUICK : LAGS) {
      rows.add(row(lab, lag));
    }
    rows.sort(Comparator.comparingInt(Row::lag));
    report(rows, results);
  }

  private Row row(Lab lab, int lag) {
    List<Double> accuracy = new ArrayList<>();
    List<Double> rate = new ArrayList<>();
    List<Double> direct = new ArrayList<>();
    List<Double> copy = new ArrayList<>();
    List<Double> gain = new ArrayList<>();
    List<Double> prior = new ArrayList<>();
    for (long seed : lab.seeds(TRIALS)) {
      Metrics coded = measure(lab, lag, seed, NEURONS);
      accuracy.add(accuracy(coded));
      rate.add(coded.rateBits());
      direct.add(accuracy(measure(lab, lag, seed, "none")));
      Dataset dataset = lab.dataset(DATA, seed); // every seed draws its own sequences
      BlobBaselines.Scores simple = BlobBaselines.measure(dataset, lag, STEPS, WINDOW);
      copy.add(simple.copy());
      gain.add(accuracy(coded) - simple.copy());
      prior.add(simple.prior());
    }
    return new Row(
        lag, accuracy, copy, Mean.of(rate), Mean.of(direct), Mean.of(gain), Mean.of(prior));
  }

  private static double accuracy(Metrics metrics) {
    Double accuracy = metrics.accuracy();
    if (accuracy == null) {
      throw new IllegalStateException("blobs are classes");
    }
    return accuracy;
  }

  private Metrics measure(Lab lab, int lag, long seed, String encoder) {
    try (TrainedModel model = lab.train(run(lag, seed, encoder), plan(lab, lag, seed, encoder))) {
      return model.evaluator().run(Integer.MAX_VALUE);
    }
  }

  private static String run(int lag, long seed, String encoder) {
    return (encoder.equals(NEURONS) ? "" : "direct-") + "lag-" + lag + "-seed-" + seed;
  }

  private static TrainingPlan plan(Lab lab, int lag, long seed, String encoder) {
    LabRequest.Effort effort = lab.request().effort();
    boolean neurons = encoder.equals(NEURONS);
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, DATA);
    plan.put(Setting.ENCODING, DataPlan.EVENTS);
    plan.put(Setting.STEPS, Integer.toString(STEPS));
    plan.put(Setting.LAG, Integer.toString(lag));
    plan.put(Setting.LIMIT, Integer.toString(effort.either(50_000, 6_400)));
    plan.put(Setting.ENCODER, encoder);
    plan.put(Setting.HIDDEN, "none");
    plan.put(Setting.LATENT, neurons ? "10" : "20");
    plan.put(Setting.READOUT_DECAY, "0");
    plan.put(Setting.DECODER, "linear");
    plan.put(Setting.WINDOW, Integer.toString(WINDOW));
    plan.put(Setting.DECODE_AT, "every-step");
    plan.put(Setting.DISTORTION, "class");
    plan.put(Setting.BETA, neurons ? "0.0001" : "0");
    plan.put(Setting.PRIOR, "0.2");
    plan.put(Setting.EPOCHS, Integer.toString(effort.epochs(2, 1)));
    plan.put(Setting.LEARNING_RATE, "0.03");
    plan.put(Setting.SEED, Long.toString(seed));
    if (lag > 0) {
      predict(lab, seed, neurons, plan);
    }
    return lab.plan(plan);
  }

  // The next pair is not a linear function of a code learned from the present pair.
  private static void predict(Lab lab, long seed, boolean neurons, Map<Setting, String> plan) {
    plan.put(Setting.DECODER, "mlp");
    plan.put(Setting.DECODER_HIDDEN, "512");
    plan.put(Setting.LEARNING_RATE, "0.01");
    plan.put(Setting.BETA, "0");
    plan.put(Setting.EPOCHS, Integer.toString(lab.request().effort().epochs(5, 1)));
    if (neurons) {
      plan.put(Setting.START_FROM, lab.directory(run(0, seed, NEURONS)).toString());
    }
  }

  private static void report(List<Row> rows, ResultDirectory results) {
    ReportTable table =
        new ReportTable(
            "lag",
            "accuracy",
            "accuracy_sd",
            "rate_bits_per_step",
            "copy",
            "copy_sd",
            "over_copy",
            "over_copy_sd",
            "label_prior",
            "direct",
            "direct_sd",
            "trials");
    for (Row row : rows) {
      table.row(
          row.lag(),
          row.accuracy().value(),
          row.accuracy().deviation(),
          row.rate().value() / STEPS,
          row.copy().value(),
          row.copy().deviation(),
          row.gain().value(),
          row.gain().deviation(),
          row.prior().value(),
          row.direct().value(),
          row.direct().deviation(),
          row.accuracy().count());
      metrics(row, results);
    }
    results.table(table);
    results.figure(
        "accuracy",
        ExperimentFigures.curves(
            "Drifting blobs",
            new Axis("lag", "steps", Axis.Scale.WHOLE),
            Axis.linear("pairs predicted correctly", ""),
            List.of(
                curve("ten neurons", rows, row -> row.accuracy().value(), 0),
                curve("copy of the last input", rows, row -> row.copy().value(), 1),
                curve("label prior", rows, row -> row.prior().value(), 2),
                curve("direct: all 20 inputs", rows, row -> row.direct().value(), 3)),
            List.of()),
        "Share of pairs predicted correctly against the lag; below 0 recall, at 0 filtering, above 0"
            + " prediction.");
  }

  private static void metrics(Row row, ResultDirectory results) {
    switch (row.lag()) {
      case 0 -> {
        results.trials("accuracy_filter", row.trials());
        results.metric("accuracy_filter_best_baseline", row.best());
        results.metric("accuracy_filter_direct", row.direct().value());
      }
      case 1 -> {
        results.trials("accuracy_predict", row.trials());
        results.trials("accuracy_predict_copy", row.copies());
        results.metric("accuracy_predict_direct", row.direct().value());
      }
      case -1 -> {
        results.trials("accuracy_recall", row.trials());
        results.trials("accuracy_recall_copy", row.copies());
      }
      default -> results.trials("accuracy_lag_" + row.lag(), row.trials());
    }
  }

  @FunctionalInterface
  private interface Value {
    double of(Row row);
  }

  private static Curve curve(String name, List<Row> rows, Value value, int palette) {
    double[] lags = rows.stream().mapToDouble(Row::lag).toArray();
    double[] values = rows.stream().mapToDouble(value::of).toArray();
    return Curve.of(name, new Points(lags, values), Curve.Look.MARKERS, palette);
  }
}
