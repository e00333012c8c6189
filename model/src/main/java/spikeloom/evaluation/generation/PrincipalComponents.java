package spikeloom.evaluation.generation;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The directions in which vectors vary most (Pearson 1901): eigenvectors of their covariance with
 * the largest eigenvalues.
 */
public final class PrincipalComponents {
  private final double[] mean;
  private final double[][] directions; // [component][d]

  private PrincipalComponents(double[] mean, double[][] directions) {
    this.mean = mean;
    this.directions = directions;
  }

  /**
   * Fits components; with d values a vector, time grows with d^3.
   *
   * @param fitted mean and covariance of the vectors
   * @param count number of components, at most d
   */
  public static PrincipalComponents of(Gaussian fitted, int count) {
    int d = fitted.mean().length;
    if (count < 1 || count > d) {
      throw new IllegalArgumentException(
          "vectors of " + d + " values do not have " + count + " principal components");
    }
    EigenDecomposition eigen =
        Gaussian.eigen(new Array2DRowRealMatrix(fitted.covariance(), false)); // largest first
    double[][] directions = new double[count][];
    for (int k = 0; k < count; k++) {
      directions[k] = eigen.getEigenvector(k).toArray();
    }
    return new PrincipalComponents(fitted.mean(), directions);
  }

  /** Projects vectors: {@code [n][d]} to {@code [n][components]}. */
  public double[][] project(double[][] rows) {
    double[][] projected = new double[rows.length][directions.length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < directions.length; k++) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
          sum += (rows[i][j] - mean[j]) * directions[k][j];
        }
        projected[i][k] = sum;
      }
    }
    return projected;
  }
}
