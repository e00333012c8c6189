package spikeloom.evaluation.coding;

/**
 * Ridge regression by inner products of samples, for more features than samples. With the inner
 * products K of n training samples and k of another with them, all centred at the mean of the
 * training samples, it predicts
 *
 * <pre>{@code
 * y = mean + sum over i of w(i) (y(i) - mean),  w = (K + lambda I)^-1 k,  lambda = ridge trace(K) / n
 * }</pre>
 *
 * <p>for any number of targets with the same w. Source: Saunders, Gammerman and Vovk, "Ridge
 * regression learning algorithm in dual variables", ICML 1998.
 */
final class RidgeRegression {
  private final double[][] centred;
  private final double[] mean;
  private final double meanOfAll;

  /**
   * @param products inner products of the training samples with each other
   */
  RidgeRegression(double[][] products) {
    int n = products.length;
    mean = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      mean[i] = mean(products[i]);
      sum += mean[i];
    }
    meanOfAll = sum / n;
    centred = new double[n][];
    for (int i = 0; i < n; i++) {
      centred[i] = centre(products[i]);
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private double[] centre(double[] products) {
    double own = mean(products);
    double[] centredRow = new double[products.length];
    for (int j = 0; j < centredRow.length; j++) {
      centredRow[j] = products[j] - own - mean[j] + meanOfAll;
    }
    return centredRow;
  }

  /**
   * The weights of the training samples in the predictions for others.
   *
   * @param products inner products of every other sample with all training samples
   * @param ridge in parts of the mean squared length of the centred training samples, above 0
   */
  double[][] weights(double[][] products, double ridge) {
    double[][] factor = factor(ridge);
    double[][] weights = new double[products.length][];
    for (int o = 0; o < weights.length; o++) {
      weights[o] = solve(factor, centre(products[o]));
    }
    return weights;
  }

  // Cholesky: the lower triangle whose product with its transpose is K + lambda I.
  private double[][] factor(double ridge) {
    int n = centred.length;
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += centred[i][i];
    }
    // Identical samples have zero length: any ridge is valid.
    double lambda = trace > 0 ? ridge * trace / n : 1;
    double[][] factor = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] row = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double rest = centred[i][j] - product(row, j == i ? row : factor[j], j);
        row[j] = j < i ? rest / factor[j][j] : Math.sqrt(rest + lambda);
      }
      factor[i] = row;
    }
    return factor;
  }

  private static double product(double[] a, double[] b, int count) {
    double even = 0;
    double odd = 0;
    for (int k = 0; k + 1 < count; k += 2) {
      even += a[k] * b[k];
      odd += a[k + 1] * b[k + 1];
    }
    return even + odd + (count % 2 == 1 ? a[count - 1] * b[count - 1] : 0);
  }

  private static double[] solve(double[][] factor, double[] right) {
    int n = right.length;
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = (right[i] - product(factor[i], solution, i)) / factor[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      solution[i] /= factor[i][i];
      for (int j = 0; j < i; j++) {
        solution[j] -= factor[i][j] * solution[i];
      }
    }
    return solution;
  }
}
