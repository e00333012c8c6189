package spikeloom.evaluation.probe;

import java.util.Arrays;

/**
 * Samples as vectors.
 *
 * @param name for reports
 * @param train {@code [n][d]}: training samples, from which the labelled ones are drawn
 * @param validation {@code [n][d]}: samples for choosing constants
 * @param test {@code [n][d]}
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Representation(String name, float[][] train, float[][] validation, float[][] test) {
  private static final double SMALLEST = 1e-12; // of a variance

  /** Checks that all vectors have the same length. */
  public Representation {
    int d = train[0].length;
    for (float[][] part : new float[][][] {train, validation, test}) {
      for (float[] row : part) {
        if (row.length != d) {
          throw new IllegalArgumentException(
              name + ": vectors of " + d + " and of " + row.length + " values");
        }
      }
    }
  }

  /** Values of a vector, d. */
  public int values() {
    return train[0].length;
  }

  /** How values are scaled before a classifier reads them. */
  public enum Scaling {
    /** Every value to deviation 1 over the training samples. */
    EACH,
    /** All by one factor, to a mean variance of 1: relations between values stay. */
    TOGETHER
  }

  /**
   * The same with every value shifted to mean 0 over the training samples, and scaled; a value that
   * is always the same becomes 0.
   */
  public Representation scaled(Scaling scaling) {
    int d = values();
    double[] mean = new double[d];
    double[] square = new double[d];
    for (float[] row : train) {
      for (int j = 0; j < d; j++) {
        mean[j] += (double) row[j] / train.length;
        square[j] += (double) row[j] * row[j] / train.length;
      }
    }
    double[] scale = new double[d];
    double sum = 0;
    for (int j = 0; j < d; j++) {
      double variance = square[j] - mean[j] * mean[j];
      sum += variance;
      scale[j] = variance > SMALLEST ? 1 / Math.sqrt(variance) : 0;
    }
    if (scaling == Scaling.TOGETHER) {
      Arrays.fill(scale, sum > SMALLEST ? Math.sqrt(d / sum) : 0);
    }
    return new Representation(
        name,
        scaled(train, mean, scale),
        scaled(validation, mean, scale),
        scaled(test, mean, scale));
  }

  private static float[][] scaled(float[][] rows, double[] mean, double[] scale) {
    float[][] scaled = new float[rows.length][mean.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        scaled[i][j] = (float) ((rows[i][j] - mean[j]) * scale[j]);
      }
    }
    return scaled;
  }
}
