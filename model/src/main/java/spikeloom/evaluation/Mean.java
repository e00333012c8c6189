package spikeloom.evaluation;

import java.util.Collection;

/**
 * A mean with its standard deviation.
 *
 * @param value the mean
 * @param deviation standard deviation of the single values (n - 1); NaN if there are fewer than two
 * @param count number of values
 */
public record Mean(double value, double deviation, int count) {
  /** The mean of values. */
  public static Mean of(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double variance = values.length > 1 ? squares / (values.length - 1) : Double.NaN;
    return new Mean(mean, Math.sqrt(variance), values.length);
  }

  /** The mean of values. */
  public static Mean of(Collection<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Standard error of the mean; NaN if there are fewer than two values. */
  public double error() {
    return deviation / Math.sqrt(count);
  }

  /** Returns the mean in another unit. */
  public Mean times(double factor) {
    return new Mean(value * factor, Math.abs(factor) * deviation, count);
  }
}
