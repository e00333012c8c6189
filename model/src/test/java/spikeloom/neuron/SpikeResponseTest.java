package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.random.FastRandom;

final class SpikeResponseTest {
  private static final double TIME = 1e-12;

  @Test
  void theNextSpikeIsThePublishedOne() {
    for (JsonNode problem : TestVectors.list(GoldenVectors.read("fp_next_spike.json"), 45)) {
      SpikeResponse neuron = neuron(problem);
      double x =
          neuron.nextSpike(
              problem.get("V").doubleValue(),
              problem.get("I").doubleValue(),
              problem.get("horizon").doubleValue());
      JsonNode expected = problem.get("x");
      double there = expected.isNull() ? SpikeResponse.NEVER : expected.doubleValue();
      assertEquals(there, x, TIME, problem.toString());
    }
  }

  private static SpikeResponse neuron(JsonNode node) {
    return new SpikeResponse(
        node.get("alpha").doubleValue(),
        node.get("beta").doubleValue(),
        node.get("theta").doubleValue());
  }

  @Test
  void theSpikeOfOneInputIsWhereTheClosedFormHasItUpToWhereItVanishes() {
    SpikeResponse neuron = new SpikeResponse(2, 1, 1);
    for (JsonNode row : TestVectors.list(GoldenVectors.read("fp_sweep.json").get("rows"), 9)) {
      double w = row.get("w").doubleValue();
      double x = neuron.nextSpike(0, w, 3);
      if (row.get("t").isNull()) {
        assertEquals(SpikeResponse.NEVER, x, row.toString());
        continue;
      }
      double rise = w * neuron.kernelSlope(x);
      double derivative = -neuron.kernel(x) / rise;
      assertEquals(-Math.log((1 + Math.sqrt(1 - 4 / w)) / 2), x, 1e-14 + 1e-15 / rise);
      assertEquals(row.get("t").doubleValue(), 0.5 + x, 1e-14 + 1e-15 / rise, row.toString());
      double expected = row.get("dt_dw").doubleValue();
      // The derivative has lost as many digits as the slope has.
      assertEquals(1, derivative / expected, 1e-13 + 1e-14 / (rise * rise), row.toString());
    }
  }

  @Test
  void beforeASpikeVanishesItsDerivativeGrowsWithTheInverseRoot() {
    SpikeResponse neuron = new SpikeResponse(2, 1, 1);
    for (double above : new double[] {1e-3, 1e-5, 1e-7}) {
      double w = 4 + above;
      double x = neuron.nextSpike(0, w, 3);
      double derivative = -neuron.kernel(x) / (w * neuron.kernelSlope(x));
      assertEquals(-0.25, derivative * Math.sqrt(above), Math.sqrt(above));
    }
    assertEquals(SpikeResponse.NEVER, neuron.nextSpike(0, 4 - 1e-12, 3));
  }

  @ParameterizedTest
  @CsvSource({"1,0.99", "0.999,1", "1,1", "2,1", "0.1,7", "9,0.2", "0.5,0.5000001"})
  void theKernelIsTheDifferenceOfExponentials(double alpha, double beta) {
    SpikeResponse neuron = new SpikeResponse(alpha, beta, 1);
    for (double x : new double[] {1e-9, 1e-3, 0.03, 0.4, 1, 5, 40}) {
      // The integral of exp(-beta (x - s)) exp(-alpha s), by Simpson's rule.
      int pieces = 20_000;
      double sum = 0;
      for (int k = 0; k <= pieces; k++) {
        double s = x * k / pieces;
        double weight = k == 0 || k == pieces ? 1 : k % 2 == 1 ? 4 : 2;
        sum += weight * Math.exp(-beta * (x - s) - alpha * s);
      }
      double expected = sum * x / (3.0 * pieces);
      assertEquals(expected, neuron.kernel(x), 1e-8 * expected);
    }
    assertEquals(0, neuron.kernel(0));
    assertEquals(0, neuron.kernel(-1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9, 1, 1.1, 8})
  void theFlowOverTwoStretchesIsTheFlowOverTheirSum(double alpha) {
    SpikeResponse neuron = new SpikeResponse(alpha, 1, 1);
    FastRandom random = new FastRandom(3);
    for (int n = 0; n < 1000; n++) {
      double v = random.nextGaussian();
      double i = random.nextGaussian();
      double first = 3 * random.nextDouble();
      double second = 3 * random.nextDouble();
      double there = neuron.potential(v, i, first);
      double current = i * neuron.synapseDecay(first);
      assertEquals(
          neuron.potential(v, i, first + second), neuron.potential(there, current, second), 1e-14);
    }
  }

  @Test
  void equalRatesAreTheLimitOfRatesThatComeTogether() {
    double equal = new SpikeResponse(1, 1, 1).nextSpike(0.2, 2.5, 2);
    for (double apart : new double[] {1e-3, 1e-6, 1e-9, 1e-12, 1e-16, 1e-300}) {
      assertEquals(equal, new SpikeResponse(1 + apart, 1, 1).nextSpike(0.2, 2.5, 2), 0.5 * apart);
      assertEquals(equal, new SpikeResponse(1 - apart, 1, 1).nextSpike(0.2, 2.5, 2), 0.5 * apart);
    }
  }

  @Test
  void noCrossingIsMissedAndNoneIsInvented() {
    FastRandom random = new FastRandom(11);
    int spikes = 0;
    for (int n = 0; n < 20_000; n++) {
      double beta = Math.exp(random.nextGaussian());
      double alpha = n % 5 == 0 ? beta : Math.exp(random.nextGaussian());
      SpikeResponse neuron = new SpikeResponse(alpha, beta, 1);
      double v = 1 - Math.exp(2 * random.nextGaussian());
      double i = 4 * random.nextGaussian();
      double horizon = 3 * random.nextDouble();
      double x = neuron.nextSpike(v, i, horizon);
      double end = x == SpikeResponse.NEVER ? horizon : x;
      for (int k = 1; k < 200; k++) {
        double before = neuron.potential(v, i, end * k / 200);
        assertTrue(before < 1 + 1e-13, "the potential is above the threshold before the spike");
      }
      if (x != SpikeResponse.NEVER) {
        spikes++;
        assertTrue(x > 0 && x <= horizon);
        assertEquals(1, neuron.potential(v, i, x), 1e-13);
      }
    }
    assertTrue(spikes > 1000);
  }

  @Test
  void aMillionNeuronsOfAnySizeHaveASpikeTimeOrNone() {
    FastRandom random = new FastRandom(5);
    for (int n = 0; n < 1_000_000; n++) {
      double scale = n % 10 == 0 ? 200 : 5;
      SpikeResponse neuron =
          new SpikeResponse(size(random, scale), size(random, scale), size(random, scale));
      double v = Math.min(random.nextGaussian() * size(random, scale), 0.999 * neuron.theta());
      double i = random.nextGaussian() * size(random, scale);
      double horizon = size(random, scale);
      double x = neuron.nextSpike(v, i, horizon);
      if (!(x == SpikeResponse.NEVER || (x >= 0 && x <= horizon))) {
        throw new AssertionError(neuron + " at " + v + ", " + i + " within " + horizon + ": " + x);
      }
    }
  }

  private static double size(FastRandom random, double scale) {
    return Math.exp(scale * Math.max(-3, Math.min(3, random.nextGaussian())));
  }

  @Test
  void ratesAndThresholdsOfZeroAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SpikeResponse(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SpikeResponse(1, Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new SpikeResponse(1, 1, Double.POSITIVE_INFINITY));
  }
}
