package spikeloom.ui.chart;

import java.util.Arrays;

/**
 * A matrix with the names of its rows and columns.
 *
 * @param row what a row is: "neuron"
 * @param column what a column is: "step"
 * @param values rows of equal length, at least one value; NaN if unknown; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record HeatMatrix(String row, String column, float[][] values) {
  /** Checks that the matrix is not empty and rows have equal length. */
  public HeatMatrix {
    if (values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException("a matrix without values cannot be shown");
    }
    for (float[] one : values) {
      if (one.length != values[0].length) {
        throw new IllegalArgumentException(
            "rows of " + values[0].length + " and of " + one.length + " values in one matrix");
      }
    }
  }

  public int rows() {
    return values.length;
  }

  public int columns() {
    return values[0].length;
  }

  /** The sum of each row; values that are not finite count as 0. */
  double[] rowSums() {
    double[] sums = new double[rows()];
    Arrays.setAll(sums, i -> sum(values[i]));
    return sums;
  }

  /** The sum of each column; values that are not finite count as 0. */
  double[] columnSums() {
    double[] sums = new double[columns()];
    for (float[] one : values) {
      for (int j = 0; j < one.length; j++) {
        sums[j] += Float.isFinite(one[j]) ? one[j] : 0;
      }
    }
    return sums;
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += Float.isFinite(value) ? value : 0;
    }
    return sum;
  }
}
