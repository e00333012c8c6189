package spikeloom.evaluation.generation;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Mean and covariance of a set of vectors, and the distance of two such sets.
 *
 * @param mean of d values
 * @param covariance {@code [d][d]}, the sums of products divided by n - 1
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
public record Gaussian(double[] mean, double[][] covariance) {
  /**
   * Fits a Gaussian.
   *
   * @param rows {@code [n][d]}, n at least 2
   */
  public static Gaussian of(double[][] rows) {
    if (rows.length < 2) {
      throw new IllegalArgumentException("a covariance needs two vectors, not " + rows.length);
    }
    int d = rows[0].length;
    double[] mean = mean(rows);
    double[][] covariance = new double[d][d];
    double[] centred = new double[d];
    for (double[] row : rows) {
      for (int i = 0; i < d; i++) {
        centred[i] = row[i] - mean[i];
      }
      for (int i = 0; i < d; i++) {
        double factor = centred[i] / (rows.length - 1);
        for (int j = 0; j <= i && factor != 0; j++) {
          covariance[i][j] += factor * centred[j];
        }
      }
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        covariance[j][i] = covariance[i][j];
      }
    }
    return new Gaussian(mean, covariance);
  }

  /** The mean of {@code [n][d]}, n at least 1. */
  public static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    return mean;
  }

  /**
   * The squared Frechet distance to another Gaussian,
   *
   * <pre>{@code
   * |m1 - m2|^2 + trace(C1 + C2 - 2 (C1^(1/2) C2 C1^(1/2))^(1/2))
   * }</pre>
   *
   * <p>0 only for equal means and covariances. Sources: Dowson and Landau, "The Frechet distance
   * between multivariate normal distributions", Journal of Multivariate Analysis 1982; as a measure
   * of generated images, Heusel et al., NeurIPS 2017, who read other features and call it FID.
   */
  public double distance(Gaussian other) {
    if (other.mean.length != mean.length) {
      throw new IllegalArgumentException(
          "vectors of " + mean.length + " and " + other.mean.length + " values have no distance");
    }
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      double difference = mean[i] - other.mean[i];
      sum += difference * difference + covariance[i][i] + other.covariance[i][i];
    }
    RealMatrix root = root(new Array2DRowRealMatrix(covariance, false));
    RealMatrix middle = root.multiply(new Array2DRowRealMatrix(other.covariance, false));
    double trace = 0;
    for (double value : eigen(middle.multiply(root)).getRealEigenvalues()) {
      trace += Math.sqrt(Math.max(0, value)); // rounding makes zeros negative
    }
    return Math.max(0, sum - 2 * trace);
  }

  private static RealMatrix root(RealMatrix matrix) {
    EigenDecomposition eigen = eigen(matrix);
    double[] values = eigen.getRealEigenvalues();
    RealMatrix scaled = eigen.getV().copy();
    for (int j = 0; j < values.length; j++) {
      double scale = Math.sqrt(Math.max(0, values[j]));
      for (int i = 0; i < scaled.getRowDimension(); i++) {
        scaled.multiplyEntry(i, j, scale);
      }
    }
    return scaled.multiply(eigen.getVT());
  }

  /** The decomposition of a matrix that is symmetric but for rounding. */
  static EigenDecomposition eigen(RealMatrix matrix) {
    return new EigenDecomposition(matrix.add(matrix.transpose()).scalarMultiply(0.5));
  }
}
