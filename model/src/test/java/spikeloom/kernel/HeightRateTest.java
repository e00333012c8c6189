package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;

final class HeightRateTest {
  private static final double TAU = 0.3;

  private static Rows logOdds(int cells, int steps) {
    FastRandom random = new FastRandom(cells + 100L * steps);
    Rows rows = Rows.of(steps, Padding.stride(cells));
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < cells; n++) {
        // Some are near the reference, where both summands go through 0.
        double u = n % 3 == 0 ? -1.113 + 0.1 * random.nextGaussian() : 12 * random.nextGaussian();
        rows.values()[rows.index(t, n)] = (float) u;
      }
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, true", "33, 17, true", "64, 60, true", "33, 17, false", "64, 60, false"})
  void ratesAndSlopesAreThoseOfTheDefinition(int cells, int steps, boolean vectors) {
    PulseNoise.LogisticHeights noise =
        new PulseNoise.LogisticHeights(new PulseNoise.Logistic(TAU, 0.05));
    double v = noise.reference(StochasticReadout.logit(0.05));
    HeightRate rate = new HeightRate(v);
    Rows rows = logOdds(cells, steps);
    Rows before = LifScanTest.copy(rows);
    Rows sum = Rows.of(1, rows.width());
    sum.values()[sum.index(0, 0)] = 5; // is added to
    boolean wide = vectors && VectorUnit.PRESENT;
    if (wide) {
      VectorHeightRate.add(rate, rows, steps, sum);
    } else {
      PlainHeightRate.add(rate, rows, steps, sum);
    }
    for (int t = 0; t < steps; t++) {
      if (wide) {
        VectorHeightRate.slopes(rate, rows, t, 0.7f);
      } else {
        PlainHeightRate.slopes(rate, rows, t, 0.7f);
      }
    }
    for (int n = 0; n < cells; n++) {
      double expected = n == 0 ? 5 : 0;
      for (int t = 0; t < steps; t++) {
        double u = before.values()[before.index(t, n)];
        expected += PulseNoise.LogisticHeights.divergence(u, v);
        double slope = 0.7 * TAU * noise.argumentSlope(u * TAU);
        assertEquals(
            slope, rows.values()[rows.index(t, n)], 2e-6 * (1 + Math.abs(slope)), "slope at " + u);
      }
      double actual = sum.values()[sum.index(0, n)];
      assertTrue(Math.abs(expected - actual) < 2e-6 * (1 + steps + expected), "cell " + n);
    }
  }
}
