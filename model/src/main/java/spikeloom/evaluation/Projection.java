package spikeloom.evaluation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Projects rows of many numbers to a plane, so that similar rows are close.
 *
 * <p>Principal components: Pearson 1901, by the products of all pairs of rows, which suits few rows
 * of many numbers. Stochastic neighbours: van der Maaten and Hinton, Visualizing Data using t-SNE,
 * 2008 (exact, with early exaggeration and momentum as there).
 */
public final class Projection {
  private static final int POWER_STEPS = 200;
  private static final double PERPLEXITY = 20;
  private static final int STEPS = 500;
  private static final int EXAGGERATED = 100;
  private static final double EXAGGERATION = 4;
  private static final int SLOW = 250;
  private static final double STEP = 100;
  private static final double LEAST = 1e-12;

  private Projection() {}

  /**
   * Projects to the first two principal components.
   *
   * @param rows {@code [n][d]}
   * @param random starts the search for a component
   * @return {@code [n][2]}
   */
  public static double[][] principal(float[][] rows, RandomGenerator random) {
    int n = rows.length;
    double[][] products = products(centred(rows));
    double[][] places = new double[n][2];
    for (int component = 0; component < 2 && component < n; component++) {
      double[] direction = random.doubles(n, -1, 1).toArray();
      double size = 0;
      for (int i = 0; i < POWER_STEPS; i++) {
        double[] next = times(products, direction);
        size = norm(next);
        if (size < LEAST) {
          break;
        }
        for (int j = 0; j < n; j++) {
          direction[j] = next[j] / size;
        }
      }
      double scale = size < LEAST ? 0 : Math.sqrt(size);
      for (int j = 0; j < n; j++) {
        places[j][component] = direction[j] * scale;
        for (int k = 0; k < n; k++) {
          products[j][k] -= size * direction[j] * direction[k];
        }
      }
    }
    return places;
  }

  private static double[][] centred(float[][] rows) {
    int d = rows.length == 0 ? 0 : rows[0].length;
    double[] mean = new double[d];
    for (float[] row : rows) {
      for (int i = 0; i < d; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    double[][] centred = new double[rows.length][d];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < d; i++) {
        centred[r][i] = rows[r][i] - mean[i];
      }
    }
    return centred;
  }

  private static double[][] products(double[][] rows) {
    int n = rows.length;
    double[][] products = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int i = 0; i < rows[a].length; i++) {
          sum += rows[a][i] * rows[b][i];
        }
        products[a][b] = sum;
        products[b][a] = sum;
      }
    }
    return products;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] result = new double[vector.length];
    for (int i = 0; i < result.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        result[i] += matrix[i][j] * vector[j];
      }
    }
    return result;
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
  }

  /**
   * Projects by t-SNE, starting from the principal components.
   *
   * @param rows {@code [n][d]}
   * @param random starts the search for a component
   * @return {@code [n][2]}
   */
  public static double[][] neighbours(float[][] rows, RandomGenerator random) {
    int n = rows.length;
    double[][] places = principal(rows, random);
    if (n < 5) {
      return places;
    }
    double spread = LEAST;
    for (double[] place : places) {
      spread = Math.max(spread, Math.abs(place[0]));
    }
    for (double[] place : places) {
      place[0] *= 1e-2 / spread;
      place[1] *= 1e-2 / spread;
    }
    double[][] wanted = affinities(products(centred(rows)));
    double[][] speed = new double[n][2];
    double[][] force = new double[n][2];
    for (int step = 0; step < STEPS; step++) {
      forces(places, wanted, step < EXAGGERATED ? EXAGGERATION : 1, force);
      double momentum = step < SLOW ? 0.5 : 0.8;
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < 2; k++) {
          speed[i][k] = momentum * speed[i][k] - STEP * force[i][k];
          places[i][k] += speed[i][k];
        }
      }
    }
    return places;
  }

  /** Probability that rows pick each other as neighbours, the mean of both directions. */
  private static double[][] affinities(double[][] products) {
    int n = products.length;
    double entropy = Math.log(Math.min(PERPLEXITY, (n - 1) / 3.0));
    double[][] conditional = new double[n][n];
    double[] distances = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        distances[j] = Math.max(0, products[i][i] + products[j][j] - 2 * products[i][j]);
      }
      narrow(distances, i, entropy, conditional[i]);
    }
    double[][] joint = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        joint[i][j] = Math.max(LEAST, (conditional[i][j] + conditional[j][i]) / (2 * n));
      }
    }
    return joint;
  }

  /** Finds the width of a row's neighbourhood by bisection, so that it has the required entropy. */
  private static void narrow(double[] distances, int self, double entropy, double[] to) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double mean = Arrays.stream(distances).sum() / Math.max(1, distances.length - 1);
    double precision = mean < LEAST ? 1 : 1 / mean;
    for (int tries = 0; tries < 60; tries++) {
      double sum = 0;
      double weighted = 0;
      for (int j = 0; j < distances.length; j++) {
        to[j] = j == self ? 0 : Math.exp(-precision * distances[j]);
        sum += to[j];
        weighted += to[j] * distances[j];
      }
      sum = Math.max(sum, Double.MIN_NORMAL);
      double found = Math.log(sum) + precision * weighted / sum;
      for (int j = 0; j < distances.length; j++) {
        to[j] /= sum;
      }
      if (found > entropy) {
        low = precision;
        precision = Double.isInfinite(high) ? precision * 2 : (precision + high) / 2;
      } else {
        high = precision;
        precision = (precision + low) / 2;
      }
    }
  }

  private static void forces(
      double[][] places, double[][] wanted, double exaggeration, double[][] to) {
    int n = places.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        sum += 2 * near(places[i], places[j]);
      }
    }
    for (int i = 0; i < n; i++) {
      to[i][0] = 0;
      to[i][1] = 0;
      for (int j = 0; j < n; j++) {
        if (i != j) {
          double near = near(places[i], places[j]);
          double pull = 4 * (exaggeration * wanted[i][j] - near / sum) * near;
          to[i][0] += pull * (places[i][0] - places[j][0]);
          to[i][1] += pull * (places[i][1] - places[j][1]);
        }
      }
    }
  }

  private static double near(double[] a, double[] b) {
    double x = a[0] - b[0];
    double y = a[1] - b[1];
    return 1 / (1 + x * x + y * y);
  }
}
