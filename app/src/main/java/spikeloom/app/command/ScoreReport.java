package spikeloom.app.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.anomaly.AreaUnderCurve;
import spikeloom.evaluation.anomaly.PrincipalResiduals;
import spikeloom.evaluation.anomaly.SampleScores;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.ui.chart.CsvWriter;

/** The scores of samples as numbers and as a table. */
final class ScoreReport {
  private final List<String> classNames;
  private final List<Part> parts;
  private final double falseAlarms;
  private final OptionalDouble threshold;
  private final double[] scores;
  private final String[] classes;
  private final boolean[] unusual; // empty if there are no samples of both kinds

  /** A split and its scores. */
  record Part(Dataset.Split split, SampleScores scores) {}

  /**
   * Collects the scores of several splits.
   *
   * @param usual names of the classes that are not unusual; empty if that is unknown
   */
  ScoreReport(
      List<String> classNames,
      List<Part> parts,
      double falseAlarms,
      OptionalDouble threshold,
      List<String> usual) {
    this.classNames = classNames;
    this.parts = parts;
    this.falseAlarms = falseAlarms;
    this.threshold = threshold;
    scores = parts.stream().flatMapToDouble(p -> Arrays.stream(p.scores.unusual())).toArray();
    classes =
        parts.stream()
            .flatMap(p -> Arrays.stream(p.scores.labels()).mapToObj(classNames::get))
            .toArray(String[]::new);
    unusual = unusual(usual);
  }

  private boolean[] unusual(List<String> usual) {
    boolean[] all = new boolean[classes.length];
    int count = 0;
    for (int i = 0; i < classes.length; i++) {
      all[i] = !usual.contains(classes[i]);
      count += all[i] ? 1 : 0;
    }
    return usual.isEmpty() || count == 0 || count == classes.length ? new boolean[0] : all;
  }

  /**
   * The report.
   *
   * @param baseline a linear measure to compare with, or null
   */
  Map<String, Object> numbers(@Nullable PrincipalResiduals baseline) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("samples", scores.length);
    numbers.put("score", parts.get(0).scores().bounded() ? "negative ELBO in nats" : "distortion");
    numbers.put("mean_score", Arrays.stream(scores).average().orElse(Double.NaN));
    threshold.ifPresent(
        limit -> {
          numbers.put("false_alarms", falseAlarms);
          numbers.put("threshold", limit);
          numbers.put("alarms", Arrays.stream(scores).filter(s -> s > limit).count());
        });
    if (unusual.length == 0) {
      return numbers;
    }
    AreaUnderCurve area = AreaUnderCurve.of(scores, unusual);
    numbers.put("normal_samples", area.negatives());
    numbers.put("other_samples", area.positives());
    threshold.ifPresent(
        limit -> {
          numbers.put("alarms_among_normal", share(false, limit));
          numbers.put("alarms_among_others", share(true, limit));
        });
    put(numbers, "auc", area);
    if (baseline != null) {
      double[] distances =
          parts.stream().flatMapToDouble(p -> Arrays.stream(baseline.scores(p.split))).toArray();
      numbers.put("principal_components", baseline.components());
      put(numbers, "auc_principal_components", AreaUnderCurve.of(distances, unusual));
    }
    return numbers;
  }

  private static void put(Map<String, Object> numbers, String name, AreaUnderCurve area) {
    numbers.put(name, area.value());
    numbers.put(name + "_low", area.low());
    numbers.put(name + "_high", area.high());
  }

  private double share(boolean kind, double limit) {
    return IntStream.range(0, scores.length)
        .filter(i -> unusual[i] == kind)
        .mapToDouble(i -> scores[i] > limit ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** Writes a row per sample. */
  void write(CsvWriter table) {
    table.row("sample", "class", "distortion", "rate_bits", "negative_elbo", "score", "alarm");
    for (Part part : parts) {
      SampleScores s = part.scores();
      double[] each = s.unusual();
      for (int i = 0; i < each.length; i++) {
        table.row(
            part.split().identity(i),
            classNames.get(s.labels()[i]),
            s.distortion()[i],
            known(DirectedInformationBottleneck.bits(s.rate()[i])),
            s.bounded() ? s.negativeElbo(i) : "",
            each[i],
            alarm(each[i]));
      }
    }
  }

  private static Object known(double value) {
    return Double.isNaN(value) ? "" : value;
  }

  private String alarm(double score) {
    if (threshold.isEmpty()) {
      return "";
    }
    return score > threshold.getAsDouble() ? "yes" : "no";
  }
}
