package spikeloom.encoder.exact;

/** Sums over a column of weights, those from one input to all neurons of a layer. */
final class Columns {
  private Columns() {}

  /** Adds {@code scale * values[at ..]} to all of {@code sum}. */
  static void add(double[] sum, double[] values, int at, double scale) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += scale * values[at + i];
    }
  }

  /** Adds {@code scale * values} to {@code sum[at ..]}. */
  static void addInto(double[] sum, int at, double[] values, double scale) {
    for (int i = 0; i < values.length; i++) {
      sum[at + i] += scale * values[i];
    }
  }

  /** Multiplies all values by {@code scale}. */
  static void scale(double[] values, double scale) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
  }

  /** Sum of products. */
  static double dot(double[] values, double[] weights, int at) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * weights[at + i];
    }
    return sum;
  }
}
