package spikeloom.evaluation.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.random.FastRandom;

final class AreaUnderCurveTest {
  private static final boolean[] LAST_TWO = {false, false, false, true, true};

  @Test
  void theAreaIsTheShareOfPairsInTheRightOrderWithTiesCountedHalf() {
    // Pairs of positive 3, 2 and negative 1, 2, 4: right, right, wrong, right, tie, wrong.
    AreaUnderCurve area = AreaUnderCurve.of(new double[] {1, 2, 4, 3, 2}, LAST_TWO);
    assertEquals(3.5 / 6, area.value(), 1e-12);
    assertEquals(2, area.positives());
    assertEquals(3, area.negatives());
    assertEquals(0.5, AreaUnderCurve.of(new double[5], LAST_TWO).value(), "all equal");
  }

  @Test
  void theIntervalHoldsTheAreaHasAWidthAtItsEndsAndShrinksWithMoreSamples() {
    AreaUnderCurve separated = AreaUnderCurve.of(new double[] {1, 2, 3, 4, 5}, LAST_TWO);
    assertEquals(1, separated.value());
    assertEquals(1, separated.high());
    assertTrue(separated.low() > 0.3 && separated.low() < 0.95, separated.toString());
    double width = 1;
    for (int n : new int[] {20, 200, 2000}) {
      AreaUnderCurve area = drawn(n, n);
      assertTrue(area.low() < area.value() && area.value() < area.high(), area.toString());
      assertTrue(area.high() - area.low() < width / 2, area.toString());
      width = area.high() - area.low();
    }
  }

  @Test
  void theIntervalHoldsTheTrueAreaInAboutNineteenOfTwentySamples() {
    double truth = 0.760250; // P(X + 1 > Y) of two standard normal values
    int inside = 0;
    for (int seed = 0; seed < 1000; seed++) {
      AreaUnderCurve area = drawn(30, seed);
      inside += area.low() <= truth && truth <= area.high() ? 1 : 0;
    }
    assertTrue(inside > 930 && inside < 975, inside + " of 1000");
  }

  private static AreaUnderCurve drawn(int each, int seed) {
    FastRandom random = new FastRandom(seed);
    double[] scores = new double[2 * each];
    boolean[] positive = new boolean[2 * each];
    for (int i = 0; i < scores.length; i++) {
      positive[i] = i % 2 == 0;
      scores[i] = random.nextGaussian() + (positive[i] ? 1 : 0);
    }
    return AreaUnderCurve.of(scores, positive);
  }

  @Test
  void samplesOfOneKindHaveNoArea() {
    assertThrows(
        IllegalArgumentException.class,
        () -> AreaUnderCurve.of(new double[2], new boolean[] {true, true}));
    assertThrows(
        IllegalArgumentException.class,
        () -> AreaUnderCurve.of(new double[] {1, Double.NaN}, new boolean[] {true, false}));
  }

  @Test
  void aboveTheThresholdIsTheWantedShareOfNewSamplesOrLess() {
    int alarms = 0;
    int samples = 0;
    for (int seed = 0; seed < 2000; seed++) {
      FastRandom random = new FastRandom(seed);
      double[] known = new double[39];
      for (int i = 0; i < known.length; i++) {
        known[i] = random.nextGaussian();
      }
      double threshold = AreaUnderCurve.threshold(known, 0.1);
      for (int i = 0; i < 20; i++) {
        alarms += random.nextGaussian() > threshold ? 1 : 0;
        samples++;
      }
    }
    // With 39 samples the expected share is exactly 4 / 40.
    assertEquals(0.1, alarms / (double) samples, 0.004);
    assertThrows(
        IllegalArgumentException.class, () -> AreaUnderCurve.threshold(new double[8], 0.1));
    assertEquals(0, AreaUnderCurve.threshold(new double[9], 0.1));
  }
}
