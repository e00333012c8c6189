package spikeloom.app.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Numbers from measurements. */
final class Statistics {
  private static final MathContext DIGITS = new MathContext(5);

  private Statistics() {}

  /** The median. */
  static double median(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Speed of a step relative to a fully dense one at the full speed of matrix products without any
   * other cost.
   *
   * @param examplesPerSecond measured speed
   * @param operations dense operations of one example
   * @param gigaflops measured speed of dense products, in 10^9 operations per second
   */
  static double denseEquivalentEfficiency(
      double examplesPerSecond, double operations, double gigaflops) {
    return examplesPerSecond * operations / (gigaflops * 1e9);
  }

  /** Rounds to five digits, because more are not reproducible. */
  static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }
}
