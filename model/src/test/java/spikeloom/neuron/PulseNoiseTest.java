package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PulseNoiseTest {
  private static PulseNoise.LogisticHeights heights(double tau, double prior) {
    return new PulseNoise.LogisticHeights(new PulseNoise.Logistic(tau, prior));
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  // log of the logistic density
  private static double logDensity(double z) {
    return -Math.abs(z) - 2 * Math.log1p(Math.exp(-Math.abs(z)));
  }

  /** The divergence of max(0, u + z) to max(0, v + z), z standard logistic, by Simpson's rule. */
  private static double byQuadrature(double u, double v) {
    double atom = logistic(-u);
    double sum = atom * (Math.log(atom) - Math.log(logistic(-v)));
    double end = 80 + Math.max(u, 0);
    int n = 200_000;
    double h = end / n;
    for (int i = 0; i <= n; i++) {
      double x = i * h;
      double own = logDensity(x - u);
      double f = Math.exp(own) * (own - logDensity(x - v));
      sum += f * h / 3 * (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2);
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "0.3, 0.05, -0.634",
    "0.3, 0.05, -0.034",
    "0.3, 0.05, -0.33",
    "0.3, 0.05, -2.5",
    "0.3, 0.05, 1.9",
    "1, 0.3, 0.2",
    "1, 0.9, -3",
    "0.1, 0.2, 1.5"
  })
  void theRateOfHeightsIsTheDivergenceOfWhatIsRead(double tau, double prior, double argument) {
    PulseNoise.LogisticHeights noise = heights(tau, prior);
    double v = noise.reference(StochasticReadout.logit(prior));
    double expected = byQuadrature(argument / tau, v);
    assertEquals(expected, noise.rate(7, argument), 1e-9 * (1 + expected));
  }

  @Test
  void theReferencesEventsHaveThePriorsProbability() {
    PulseNoise.LogisticHeights noise = heights(0.3, 0.05);
    double argument = 0.3 * noise.reference(StochasticReadout.logit(0.05));
    assertEquals(
        StochasticReadout.logit(0.05), new PulseNoise.Logistic(0.3, 0.05).logOdds(argument), 1e-12);
    assertEquals(0, noise.rate(0, argument), 1e-15);
    assertEquals(0, noise.argumentSlope(argument), 1e-12);
  }

  @Test
  void theSlopeIsTheDerivativeOfTheRate() {
    for (double tau : new double[] {0.1, 0.3, 2}) {
      PulseNoise.LogisticHeights noise = heights(tau, 0.05);
      for (double a = -6; a < 6; a += 0.07) {
        double h = 1e-5 * tau;
        double expected = (noise.rate(0, a + h) - noise.rate(0, a - h)) / (2 * h);
        double actual = noise.argumentSlope(a);
        assertEquals(expected, actual, 1e-6 * (1 + Math.abs(actual)), "at " + a);
      }
    }
  }

  @Test
  void heightsCostMoreThanEvents() {
    for (double a = -4; a < 4; a += 0.1) {
      double event = new PulseNoise.Logistic(0.3, 0.05).rate(0, a);
      double height = heights(0.3, 0.05).rate(0, a);
      assertTrue(height >= event - 1e-12, height + " for a height, " + event + " for an event");
    }
  }
}
