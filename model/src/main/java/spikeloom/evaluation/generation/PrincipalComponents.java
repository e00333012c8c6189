package spikeloom.evaluation.generation;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The directions in which vectors vary most (Pearson 1901): eigenvectors of their covariance with
 * the largest eigenvalues.
 */
public final class PrincipalComponents {
  private static final double NONE = 1e-12; // of the largest variance: rounding

  private final double[] mean;
  private final double[][] directions; // [component][d]
  private final double[] variances; // [component]

  private PrincipalComponents(double[] mean, double[][] directions, double[] variances) {
    this.mean = mean;
    this.directions = directions;
    this.variances = variances;
  }

  /**
   * Fits all components along which vectors vary: from their covariance or, if there are fewer
   * vectors than values, from the products of the vectors, so that time grows with the cube of the
   * smaller number.
   *
   * @param rows {@code [n][d]}, n at least 2
   */
  public static PrincipalComponents of(double[][] rows) {
    int d = rows[0].length;
    return rows.length > d ? of(Gaussian.of(rows), d) : ofProducts(rows);
  }

  // Eigenvectors u of X X' give the directions X' u.
  private static PrincipalComponents ofProducts(double[][] rows) {
    int n = rows.length;
    double[] mean = Gaussian.mean(rows);
    double[][] centred = new double[n][mean.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < mean.length; j++) {
        centred[i][j] = rows[i][j] - mean[j];
      }
    }
    RealMatrix x = new Array2DRowRealMatrix(centred, false);
    EigenDecomposition eigen =
        Gaussian.eigen(x.multiply(x.transpose()).scalarMultiply(1.0 / (n - 1)));
    double[] all = eigen.getRealEigenvalues();
    int count = 0;
    while (count < n - 1 && all[count] > NONE * all[0]) {
      count++;
    }
    double[][] directions = new double[count][];
    for (int k = 0; k < count; k++) {
      directions[k] = x.preMultiply(eigen.getEigenvector(k)).unitVector().toArray();
    }
    return new PrincipalComponents(mean, directions, Arrays.copyOf(all, count));
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
    double[] variances = Arrays.copyOf(eigen.getRealEigenvalues(), count);
    return new PrincipalComponents(fitted.mean(), directions, variances);
  }

  /** The variances along the components, largest first. */
  public double[] variances() {
    return variances.clone();
  }

  /** The first components, at most as many as there are. */
  public PrincipalComponents first(int count) {
    int kept = Math.min(count, directions.length);
    return new PrincipalComponents(
        mean, Arrays.copyOf(directions, kept), Arrays.copyOf(variances, kept));
  }

  /** The mean of the vectors that it was fitted to. */
  public double[] mean() {
    return mean.clone();
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
