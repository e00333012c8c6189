package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;

final class BernoulliDivergenceTest {
  private static final float[] EXTREMES = {
    0f, -0f, 1e-30f, 1e-3f, -1f, 15f, -20f, 60f, 86f, -88f, 120f, -1e4f, 1e9f, -1e30f, 3e38f, -3e38f
  };

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 60", "33, 32", "70, 37", "5, 256"})
  void sumsAreThoseOfTheEquations(int steps, int neurons) {
    FastRandom random = new FastRandom(steps);
    Rows u = withRubbish(steps, neurons, random);
    Rows v = withRubbish(steps, neurons, random);
    SpikeBits z = SpikePatterns.random(steps, neurons, 0.3, random);
    double divergence = 0;
    double expected = 0;
    double sent = 0;
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        double x = u.values()[u.index(t, n)];
        double y = v.values()[v.index(t, n)];
        double p = 1 / (1 + Math.exp(-x));
        divergence += StochasticReadout.divergence(x, y);
        expected += StochasticReadout.softplus(y) - p * y;
        sent += StochasticReadout.softplus(y) - z.bit(t, n) * y;
      }
    }
    double near = 1e-6 * steps * neurons;
    assertEquals(divergence, VectorBernoulliDivergence.sum(u, v, steps, neurons), near);
    assertEquals(divergence, PlainBernoulliDivergence.sum(u, v, steps, neurons), near);
    assertEquals(divergence, BernoulliDivergence.sum(u, v, steps, neurons), near);
    assertEquals(expected, VectorBernoulliDivergence.codeLength(u, v, steps, neurons), near);
    assertEquals(expected, PlainBernoulliDivergence.codeLength(u, v, steps, neurons), near);
    assertEquals(expected, BernoulliDivergence.codeLength(u, v, steps, neurons), near);
    assertEquals(sent, VectorBernoulliDivergence.codeLength(z, v), near);
    assertEquals(sent, PlainBernoulliDivergence.codeLength(z, v), near);
    assertEquals(sent, BernoulliDivergence.codeLength(z, v), near);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 60", "33, 32", "7, 97"})
  void theChangeIsTheDifferenceOfProbabilitiesAndZeroInThePadding(int steps, int neurons) {
    FastRandom random = new FastRandom(neurons);
    Rows u = withRubbish(steps, neurons, random);
    Rows v = withRubbish(steps, neurons, random);
    Rows vectors = withRubbish(steps, neurons, random);
    Rows plain = withRubbish(steps, neurons, random);
    VectorBernoulliDivergence.change(u, v, 0.7f, steps, neurons, vectors);
    PlainBernoulliDivergence.change(u, v, 0.7f, steps, neurons, plain);
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < vectors.width(); n++) {
        double p = 1 / (1 + Math.exp(-u.values()[u.index(t, n)]));
        double q = 1 / (1 + Math.exp(-v.values()[v.index(t, n)]));
        double expected = n < neurons ? 0.7 * (q - p) : 0;
        assertEquals(expected, vectors.values()[vectors.index(t, n)], n < neurons ? 3e-7 : 0);
        assertEquals(expected, plain.values()[plain.index(t, n)], n < neurons ? 3e-7 : 0);
      }
    }
    Rows copy = LifScanTest.copy(vectors);
    BernoulliDivergence.change(u, v, 0.7f, steps, neurons, v);
    assertArrayEquals(copy.values(), v.values(), 3e-7f, "in place");
  }

  @Test
  void allFiniteLogOddsHaveAFiniteDivergenceAndItIsTheRightOne() {
    for (float x : EXTREMES) {
      for (float y : EXTREMES) {
        Rows u = single(x);
        Rows v = single(y);
        double e = Math.exp(-Math.abs(x));
        double unlikely = x >= 0 == y >= 0 ? e / (1 + e) : 1 / (1 + e);
        double length = Math.abs((double) y) * unlikely + Math.log1p(Math.exp(-Math.abs(y)));
        double entropy = Math.abs((double) x) * e / (1 + e) + Math.log1p(e);
        String what = x + ", " + y;
        // An outcome less likely than exp(-87) has probability 0 to vectors.
        double near = 1e-6 + 1e-6 * length + 2e-38 * Math.abs((double) y);
        requireNear(length, VectorBernoulliDivergence.codeLength(u, v, 1, 1), near, what);
        requireNear(length, PlainBernoulliDivergence.codeLength(u, v, 1, 1), near, what);
        requireNear(length - entropy, VectorBernoulliDivergence.sum(u, v, 1, 1), near, what);
        requireNear(length - entropy, PlainBernoulliDivergence.sum(u, v, 1, 1), near, what);
        SpikeBits z = new SpikeBits(1, 1);
        requireNear(
            StochasticReadout.softplus(y), VectorBernoulliDivergence.codeLength(z, v), near, what);
        z.set(0, 0);
        near += 1e-6 * Math.abs(y);
        requireNear(
            StochasticReadout.softplus(-y), VectorBernoulliDivergence.codeLength(z, v), near, what);
        requireNear(
            StochasticReadout.softplus(-y), PlainBernoulliDivergence.codeLength(z, v), near, what);
      }
    }
  }

  @Test
  void equalLogOddsAreAtDistanceZero() {
    FastRandom random = new FastRandom(3);
    Rows u = withRubbish(20, 50, random);
    Rows v = LifScanTest.copy(u);
    assertEquals(0, VectorBernoulliDivergence.sum(u, v, 20, 50), 1e-6);
    assertEquals(0, PlainBernoulliDivergence.sum(u, v, 20, 50));
  }

  private static void requireNear(double expected, double actual, double near, String what) {
    assertEquals(expected, actual, near, what);
  }

  private static Rows single(float value) {
    Rows rows = Rows.of(1, Padding.FLOATS);
    Arrays.fill(rows.values(), Float.NaN);
    rows.values()[rows.index(0, 0)] = value;
    return rows;
  }

  // Log-odds of all sizes; what lies in the padding must not be read into any result.
  private static Rows withRubbish(int steps, int neurons, FastRandom random) {
    Rows rows = Rows.spread(steps, neurons);
    Arrays.fill(rows.values(), Float.NaN);
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        float size = n % 9 == 0 ? 20 : 2;
        rows.values()[rows.index(t, n)] = size * (float) random.nextGaussian();
      }
    }
    return rows;
  }
}
