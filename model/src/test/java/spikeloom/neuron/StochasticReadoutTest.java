package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.random.FastRandom;

final class StochasticReadoutTest {
  private static final int STEPS = 12;

  @ParameterizedTest
  @CsvSource({".9, .65, 10, .3, 0", ".9, .65, 10, .3, .8", "0, 0, 1, .5, 1", ".5, .9, 3, .01, 2"})
  void theAdjointIsTheDerivativeOfTheMeanFieldResponse(
      double gamma, double phi, double gain, double prior, double rateWeight) {
    StochasticReadout neuron = new StochasticReadout(gamma, phi, gain);
    FastRandom random = new FastRandom(1);
    double[] outside = new double[STEPS];
    double[] x = new double[STEPS + 2]; // the currents, the bias, the feedback weight
    for (int t = 0; t < STEPS; t++) {
      outside[t] = random.nextGaussian();
      x[t] = 0.4 * random.nextGaussian();
    }
    x[STEPS] = -0.4;
    x[STEPS + 1] = 0.7;
    double[] expected =
        FiniteDifference.gradient(
            x,
            1e-4,
            at -> {
              StochasticReadout.Response response = meanField(neuron, at, prior);
              double loss = rateWeight * response.rate();
              for (int t = 0; t < STEPS; t++) {
                loss += outside[t] * response.spikes()[t];
              }
              return loss;
            });
    StochasticReadout.Adjoint adjoint =
        neuron.adjoint(meanField(neuron, x, prior), outside, x[STEPS + 1], prior, rateWeight);
    double[] actual = Arrays.copyOf(adjoint.current(), STEPS + 2);
    actual[STEPS] = adjoint.bias();
    actual[STEPS + 1] = adjoint.feedbackWeight();
    double error = FiniteDifference.relativeError(expected, actual);
    assertTrue(error < 1e-8, "relative error " + error);
    assertTrue(Math.abs(expected[STEPS + 1]) > 1e-3, "the feedback weight matters");
  }

  private static StochasticReadout.Response meanField(
      StochasticReadout neuron, double[] x, double prior) {
    return neuron.respond(
        Arrays.copyOf(x, STEPS), x[STEPS], x[STEPS + 1], prior, (step, probability) -> probability);
  }

  @ParameterizedTest
  @CsvSource({".01", ".3", ".5", ".99"})
  void theRateIsTheTextbookDivergence(double prior) {
    for (double u = -20; u <= 20; u += 0.37) {
      double p = 1 / (1 + Math.exp(-u));
      double q = 1 / (1 + Math.exp(u));
      double expected = p * Math.log(p / prior) + q * Math.log(q / (1 - prior));
      assertEquals(expected, StochasticReadout.rate(u, prior), 1e-12, "at log-odds " + u);
      assertTrue(StochasticReadout.rate(u, prior) > -1e-15, "never negative");
    }
    assertEquals(0, StochasticReadout.rate(StochasticReadout.logit(prior), prior), 1e-15);
  }

  @Test
  void theDivergenceOfTwoLogOddsIsTheTextbooks() {
    for (double u = -20; u <= 20; u += 0.37) {
      for (double v = -15; v <= 15; v += 1.3) {
        double p = 1 / (1 + Math.exp(-u));
        double q = 1 / (1 + Math.exp(u));
        double r = 1 / (1 + Math.exp(-v));
        double s = 1 / (1 + Math.exp(v));
        double expected = p * Math.log(p / r) + q * Math.log(q / s);
        double actual = StochasticReadout.divergence(u, v);
        assertEquals(expected, actual, 1e-12, u + " against " + v);
        assertTrue(actual > -1e-14, "never negative");
      }
      assertEquals(0, StochasticReadout.divergence(u, u), 1e-14);
      double prior = StochasticReadout.logit(0.3);
      assertEquals(StochasticReadout.rate(u, 0.3), StochasticReadout.divergence(u, prior));
    }
  }

  @Test
  void theDivergenceOfNearCertaintiesStaysFinite() {
    for (double u : new double[] {50, 800, 1e4, 1e8}) {
      assertEquals(2 * u, StochasticReadout.divergence(u, -2 * u), 1e-9 * u, "at " + u);
      assertEquals(2 * u, StochasticReadout.divergence(-u, 2 * u), 1e-9 * u, "at " + u);
      assertEquals(0, StochasticReadout.divergence(u, 2 * u), 1e-7, "both are sure of a spike");
    }
  }

  @Test
  void theRateOfACertainSpikeIsItsSurprise() {
    for (double u : new double[] {50, 800, 1e4, 1e300}) {
      assertEquals(-Math.log(0.3), StochasticReadout.rate(u, 0.3), 1e-9 + 1e-15 * u, "at " + u);
      assertEquals(-Math.log(0.7), StochasticReadout.rate(-u, 0.3), 1e-9, "at " + -u);
    }
  }

  @Test
  void theFeedbackTraceSeesPastSpikesOnly() {
    StochasticReadout neuron = new StochasticReadout(0, 0.5, 1);
    double[] spikes = {1, 0, 1, 1};
    StochasticReadout.Response response =
        neuron.respond(new double[4], 0.1, 2, 0.3, (t, p) -> spikes[t]);
    double[] trace = {0, 1, 0.5, 1.25};
    for (int t = 0; t < 4; t++) {
      assertEquals(trace[t], response.feedback()[t], 1e-15);
      assertEquals(0.1 + 2 * trace[t], response.logOdds()[t], 1e-15);
    }
  }

  @Test
  void constantsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new StochasticReadout(1, 0.5, 1));
    assertThrows(IllegalArgumentException.class, () -> new StochasticReadout(0.5, -0.5, 1));
    assertThrows(IllegalArgumentException.class, () -> new StochasticReadout(0.5, 0.5, 0));
  }
}
