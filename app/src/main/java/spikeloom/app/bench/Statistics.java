package spikeloom.app.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Numbers from measurements. */
final class Statistics {
  private static final MathContext DIGITS = new MathContext(5);

  private Statistics() {}

  /** The middle value, or the mean of the two in the middle. */
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
   * The speed of a step against an all-dense one that ran at the full speed of matrix products and
   * had everything else for nothing.
   *
   * @param examplesPerSecond measured speed
   * @param operations dense operations of one example
   * @param gigaflops measured speed of dense products, in 10^9 operations per second
   */
  static double denseEquivalentEfficiency(
      double examplesPerSecond, double operations, double gigaflops) {
    return examplesPerSecond * operations / (gigaflops * 1e9);
  }

  /** The number to five digits: more would not be repeated. */
  static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }
}
