package spikeloom.evaluation.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class GaussianTest {
  private static Gaussian diagonal(double[] mean, double... variances) {
    double[][] covariance = new double[variances.length][variances.length];
    for (int i = 0; i < variances.length; i++) {
      covariance[i][i] = variances[i];
    }
    return new Gaussian(mean, covariance);
  }

  /** {@code Q diag(variances) Q'} with Q a rotation by an angle. */
  private static Gaussian rotated(double angle, double a, double b) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double off = c * s * (a - b);
    return new Gaussian(
        new double[2], new double[][] {{c * c * a + s * s * b, off}, {off, s * s * a + c * c * b}});
  }

  private static double[][] draws(int n, double scale, long seed) {
    FastRandom random = RandomKey.ofSeed(seed).random();
    double[][] rows = new double[n][3];
    for (double[] row : rows) {
      double shared = random.nextGaussian();
      for (int i = 0; i < row.length; i++) {
        row[i] = scale * (i + 1) * random.nextGaussian() + shared;
      }
    }
    return rows;
  }

  @Test
  void meanAndCovarianceAreThoseOfTheRows() {
    Gaussian fitted = Gaussian.of(new double[][] {{1, 2}, {3, 6}, {5, 1}});
    assertEquals(3, fitted.mean()[0], 1e-12);
    assertEquals(3, fitted.mean()[1], 1e-12);
    assertEquals(4, fitted.covariance()[0][0], 1e-12);
    assertEquals(7, fitted.covariance()[1][1], 1e-12);
    assertEquals(-1, fitted.covariance()[0][1], 1e-12);
    assertEquals(-1, fitted.covariance()[1][0], 1e-12);
    assertThrows(IllegalArgumentException.class, () -> Gaussian.of(new double[][] {{1, 2}}));
  }

  @Test
  void aSetHasNoDistanceToItselfAndTheSameDistanceBothWays() {
    Gaussian one = Gaussian.of(draws(50, 1, 1));
    Gaussian other = Gaussian.of(draws(50, 2, 2));
    assertEquals(0, one.distance(one), 1e-9);
    assertTrue(one.distance(other) > 1);
    assertEquals(one.distance(other), other.distance(one), 1e-9);
  }

  @Test
  void withoutCorrelationsItIsTheDistanceOfMeansAndDeviations() {
    Gaussian one = diagonal(new double[] {1, 2, 0}, 4, 9, 0);
    Gaussian other = diagonal(new double[] {4, -2, 0}, 1, 25, 0);
    assertEquals(9 + 16 + 1 + 4, one.distance(other), 1e-9);
  }

  @Test
  void aConstantIsAsFarAsTheVarianceIsLarge() {
    Gaussian constant = Gaussian.of(new double[][] {{1, 1, 1}, {1, 1, 1}});
    Gaussian other = diagonal(new double[] {1, 1, 1}, 2, 3, 5);
    assertEquals(10, constant.distance(other), 1e-9);
  }

  @Test
  void rotatedAxesAreSeen() {
    // C1 and C2 of determinant d each: trace of the root is sqrt(trace(C1 C2) + 2 d).
    double a = 4;
    double b = 1;
    double angle = 0.5;
    double product = (a - b) * (a - b) * Math.cos(angle) * Math.cos(angle) + 2 * a * b;
    double expected = 2 * (a + b) - 2 * Math.sqrt(product + 2 * a * b);
    assertEquals(expected, rotated(0, a, b).distance(rotated(angle, a, b)), 1e-9);
  }

  @Test
  void principalComponentsAreTheDirectionsOfLargestVariance() {
    double[][] rows = draws(400, 2, 3);
    Gaussian fitted = Gaussian.of(rows);
    double[][] all = PrincipalComponents.of(fitted, 3).project(rows);
    Gaussian projected = Gaussian.of(all);
    double total = 0;
    for (int i = 0; i < 3; i++) {
      total += fitted.covariance()[i][i];
      assertEquals(0, projected.mean()[i], 1e-9);
      for (int j = 0; j < i; j++) {
        assertEquals(0, projected.covariance()[i][j], 1e-8, "uncorrelated");
        assertTrue(projected.covariance()[j][j] >= projected.covariance()[i][i], "largest first");
      }
    }
    double kept = 0;
    for (int i = 0; i < 3; i++) {
      kept += projected.covariance()[i][i];
    }
    assertEquals(total, kept, 1e-8);
    double[][] first = PrincipalComponents.of(fitted, 1).project(rows);
    assertEquals(all[7][0], first[7][0], 1e-12);
    assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.of(fitted, 4));
  }

  @Test
  void fewVectorsHaveTheSameComponentsFromTheirProducts() {
    FastRandom random = new FastRandom(5);
    double[][] rows = new double[5][7];
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextGaussian() * (j + 1);
      }
    }
    PrincipalComponents few = PrincipalComponents.of(rows);
    PrincipalComponents whole = PrincipalComponents.of(Gaussian.of(rows), 7);
    assertEquals(4, few.variances().length, "one less than vectors");
    double[][] one = few.project(rows);
    double[][] other = whole.project(rows);
    for (int k = 0; k < 4; k++) {
      assertEquals(whole.variances()[k], few.variances()[k], 1e-9);
      for (int i = 0; i < rows.length; i++) {
        assertEquals(Math.abs(other[i][k]), Math.abs(one[i][k]), 1e-9, "but for the sign");
      }
    }
    assertEquals(2, few.first(2).project(rows)[0].length);
  }
}
