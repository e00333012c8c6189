package spikeloom.app.bench.compare;

import java.util.List;

/**
 * A figure over repetitions.
 *
 * @param median of all repetitions
 * @param low the lowest
 * @param high the highest
 */
public record Spread(double median, double low, double high) {
  /** The spread of at least one value. */
  static Spread of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int last = sorted.length - 1;
    return new Spread((sorted[last / 2] + sorted[sorted.length / 2]) / 2, sorted[0], sorted[last]);
  }

  /** Whether no value lies in both. */
  boolean apartFrom(Spread other) {
    return low > other.high || high < other.low;
  }
}
