package spikeloom.app.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Detects growth over a long run: compares the median of the last fifth with that of the first.
 *
 * @param first median of the first fifth, in megabytes
 * @param last median of the last fifth
 */
record Growth(double first, double last) {
  /** Threshold of growth; smaller changes of the heap are fluctuations. */
  static final double TOLERANCE = 0.05;

  static Growth of(List<Double> values) {
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    int fifth = Math.max(1, all.length / 5);
    return new Growth(
        Statistics.median(Arrays.copyOfRange(all, 0, fifth)),
        Statistics.median(Arrays.copyOfRange(all, all.length - fifth, all.length)));
  }

  boolean grew() {
    return last > first * (1 + TOLERANCE);
  }

  /** Formats the result, for instance {@code heap did not grow (150 -> 151 MB)}. */
  String describe(String name) {
    return String.format(
        Locale.ROOT,
        "%s %s (%,.0f -> %,.0f MB)",
        name,
        grew() ? "grew" : "did not grow",
        first,
        last);
  }
}
