package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.neuron.FiniteDifference;
import spikeloom.random.FastRandom;

/** Golden values are computed from the definitions with a thousand digits. */
final class LikelihoodTest {
  private static final double STEP = 1e-4;

  @ParameterizedTest
  @CsvSource({
    "0.3, 0.9, 0.2, 3.8095006207705724",
    "0.5, 0.5, 0.01, -3.6862316527834186",
    "-2, 3, 0.7, 26.072467670898593"
  })
  void aNormalDensityHasItsKnownValues(double mean, double x, double s, double loss) {
    assertEquals(loss, Gaussian.loss(mean, x, s), 1e-13 * Math.abs(loss));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 128, 0.1, 4.6251009576262691",
    "0.2, 250, 0.01, 78.968909445540976",
    "0.31, 79, 0.0005, 0.042587827600070452",
    "-0.1, 0, 0.05, 0.12233332000123186",
    "0.4, 0, 0.002, 199.01960784313725",
    "1.2, 255, 0.03, 0.0011914051078779026",
    "0.1, 255, 0.004, 224.50980392156863",
    "0.9, 3, 0.0005, 1772.5494121208021"
  })
  void aDiscretisedLogisticHasItsKnownValues(double m, int level, double s, double loss) {
    assertEquals(loss, DiscretisedLogistic.loss(m, level / 255.0, s), 1e-12 * loss);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.3, 0, 0.5",
    "0.0001, 0.25, 2.5000416666666632e-5, 0.50000833333333194",
    "0.5, 0.9, -0.18960494900724326, 0.54149408253679828",
    "-0.99, 0.1, -0.35549094485399651, 0.41881694136338637",
    "1.01, 0.4, 0.14314858671498462, 0.58276958458152919",
    "-3, 0.7, 0.95031853038918872, 0.28093763684207738",
    "12, 0.95, -1.8849127940192294, 0.91667281091677157",
    "-80, 0.02, -2.7820266346738816, 0.0125",
    "700, 1, -6.5510803350434047, 0.99857142857142857"
  })
  void aContinuousBernoulliHasItsKnownValues(double a, double x, double loss, double mean) {
    assertEquals(loss, ContinuousBernoulli.loss(a, x), 1e-9);
    assertEquals(mean, ContinuousBernoulli.mean(a), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.1", "-0.3, 0.02", "0.98, 0.0005", "1.7, 0.3", "0.2, 5"})
  void theProbabilitiesOfAllLevelsSumToOne(double location, double scale) {
    double sum = 0;
    for (int level = 0; level < 256; level++) {
      sum += Math.exp(-DiscretisedLogistic.loss(location, level / 255.0, scale));
    }
    assertEquals(1, sum, 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, -0.999, 1.001, 7, -40})
  void aContinuousBernoulliIntegratesToOneAndHasItsMean(double a) {
    double mass = 0;
    double mean = 0;
    int parts = 20_000; // midpoints
    for (int i = 0; i < parts; i++) {
      double x = (i + 0.5) / parts;
      double density = Math.exp(-ContinuousBernoulli.loss(a, x));
      mass += density / parts;
      mean += x * density / parts;
    }
    assertEquals(1, mass, 1e-6);
    assertEquals(ContinuousBernoulli.mean(a), mean, 1e-6);
  }

  @Test
  void aNormalDensityIntegratesToOne() {
    double mass = 0;
    for (int i = -4000; i <= 4000; i++) {
      mass += Math.exp(-Gaussian.loss(0.4, 0.4 + i * 0.0005, 0.2)) * 0.0005;
    }
    assertEquals(1, mass, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.52, 0.1", "0.2, 0.98, 0.05", "-0.1, 0.3, 0.8"})
  void derivativesOfANormalDensityAreThoseOfItsLoss(double mean, double x, double s) {
    double[] at = {mean, Math.log(s)};
    double[] expected =
        FiniteDifference.gradient(at, STEP, p -> Gaussian.loss(p[0], x, Math.exp(p[1])));
    assertClose(expected[0], Gaussian.meanGradient(mean, x, s));
    assertClose(expected[1], Gaussian.logScaleGradient(mean, x, s));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 128, 0.1",
    "0.2, 130, 0.03",
    "0.5, 127, 0.004",
    "0.9, 30, 0.02",
    "0.3, 0, 0.05",
    "-0.2, 0, 0.1",
    "0.7, 255, 0.04",
    "1.2, 255, 0.3"
  })
  void derivativesOfADiscretisedLogisticAreThoseOfItsLoss(double m, int level, double s) {
    double x = level / 255.0;
    double[] at = {m / s, Math.log(s)}; // steps in units of the scale
    double[] expected =
        FiniteDifference.gradient(
            at, STEP, p -> DiscretisedLogistic.loss(p[0] * s, x, Math.exp(p[1])));
    assertClose(expected[0] / s, DiscretisedLogistic.locationGradient(m, x, s));
    assertClose(expected[1], DiscretisedLogistic.logScaleGradient(m, x, s));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, -0.5, 0.99, 1.01, -3, 25})
  void theDerivativeOfAContinuousBernoulliIsItsMeanMinusTheTarget(double a) {
    double[] expected =
        FiniteDifference.gradient(new double[] {a}, STEP, p -> ContinuousBernoulli.loss(p[0], 0.3));
    assertClose(expected[0], ContinuousBernoulli.mean(a) - 0.3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.2, 0.499, 0.5, 0.77, 0.999})
  void theLogitOfAMeanHasThisMean(double mean) {
    assertEquals(mean, ContinuousBernoulli.mean(ContinuousBernoulli.logit(mean)), 1e-9);
  }

  @Test
  void sumsOfManyLevelsAreThoseOfSingleOnes() {
    FastRandom random = new FastRandom(4);
    for (double scale : new double[] {0.0006, 0.02, 0.4}) {
      float[] x = new float[700];
      float[] y = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) (0.5 + 0.4 * random.nextGaussian());
        y[i] = random.nextInt(256) / 255f;
      }
      double loss = 0;
      double slope = 0;
      double[] each = new double[x.length];
      for (int i = 5; i < x.length; i++) {
        loss += DiscretisedLogistic.loss(x[i], y[i], scale);
        slope += DiscretisedLogistic.logScaleGradient(x[i], y[i], scale);
        each[i] = DiscretisedLogistic.locationGradient(x[i], y[i], scale);
      }
      double[] sum = {1, 2};
      float[] outputs = x.clone();
      LossValues values = new LossValues(outputs, 2, y, 2);
      assertEquals(loss, DiscretisedLogistic.loss(values, 3, x.length - 5, scale), 1e-12 * loss);
      assertEquals(
          loss,
          DiscretisedLogistic.lossAndGradient(values, 3, x.length - 5, scale, 0.5f, sum, 1),
          1e-12 * loss);
      assertEquals(1, sum[0], "of another group");
      assertEquals(slope, sum[1] - 2, 1e-10 * loss);
      for (int i = 0; i < x.length; i++) {
        double expected = i < 5 ? x[i] : 0.5 * each[i];
        assertEquals(expected, outputs[i], 1e-6 * (1 + Math.abs(expected)), "value " + i);
      }
    }
  }

  @Test
  void farLevelsHaveALossThatIsFinite() {
    for (double scale : new double[] {1e-6, 1e-4, 1e3}) {
      for (int level : new int[] {0, 1, 128, 255}) {
        for (double location : new double[] {-1e4, 0, 0.5, 1e4}) {
          double loss = DiscretisedLogistic.loss(location, level / 255.0, scale);
          assertTrue(loss >= 0 && loss < 1e12, location + " " + level + " " + scale);
        }
      }
    }
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-7 * (1 + Math.abs(expected)));
  }
}
