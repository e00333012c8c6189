package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisRangeTest {
  @Test
  void ticksAreRoundNumbersWithinTheRange() {
    AxisRange range = new AxisRange(Axis.Scale.LINEAR, 0, 0.53);

    assertEquals(List.of("0.0", "0.1", "0.2", "0.3", "0.4", "0.5"), labels(range, 5));
  }

  @Test
  void largeCountsAreShortened() {
    assertEquals(
        List.of("0", "20k", "40k", "60k"), labels(new AxisRange(Axis.Scale.LINEAR, 0, 60_000), 3));
  }

  @Test
  void aLogarithmicAxisHasPowersOfTen() {
    AxisRange range = new AxisRange(Axis.Scale.LOG, 0.01, 100);

    assertEquals(List.of("0.01", "0.1", "1", "10", "100"), labels(range, 5));
    assertEquals(0.5, range.position(1), 1e-12);
    assertFalse(range.shows(0));
  }

  @Test
  void aLogarithmicAxisOfSmallValuesCountsTheZeros() {
    AxisRange range = new AxisRange(Axis.Scale.LOG, 1e-5, 10);

    assertEquals(List.of("1e-5", "1e-4", "1e-3", "1e-2", "1e-1", "1", "10"), labels(range, 7));
  }

  @Test
  void aLogarithmicAxisOfManyDecadesLeavesSomeOut() {
    assertEquals(
        List.of("1e-12", "1e-9", "1e-6", "1e-3", "1"),
        labels(new AxisRange(Axis.Scale.LOG, 1e-12, 1), 4));
  }

  @Test
  void betweenFewPowersOfTenTwosAndFivesAreNamedToo() {
    assertEquals(
        List.of("200", "500", "1000", "2000", "5000"),
        labels(new AxisRange(Axis.Scale.LOG, 180, 7000), 7));
  }

  @Test
  void smallMarksOfALogarithmicAxisCrowdBeforeThePowers() {
    assertArrayEquals(
        new double[] {20, 30, 40, 50, 60, 70, 80, 90},
        new AxisRange(Axis.Scale.LOG, 10, 100).minorTicks(),
        1e-9);
    assertEquals(0, new AxisRange(Axis.Scale.LINEAR, 10, 100).minorTicks().length);
  }

  @Test
  void anAxisOfWholeNumbersMarksNothingBetween() {
    assertEquals(List.of("0", "1", "2"), labels(new AxisRange(Axis.Scale.WHOLE, -0.5, 2.5), 8));
    assertEquals(List.of("0", "5", "10"), labels(new AxisRange(Axis.Scale.WHOLE, -0.5, 10.5), 4));
  }

  @Test
  void tinyStepsOfALinearAxisKeepTheirFigures() {
    assertEquals(
        List.of("0", "2e-5", "4e-5", "6e-5"), labels(new AxisRange(Axis.Scale.LINEAR, 0, 6e-5), 3));
  }

  @Test
  void exponentsAreWrittenShort() {
    assertEquals("1.25e-4", Numbers.exponential(1.25e-4));
    assertEquals("-2e10", Numbers.exponential(-2e10));
    assertEquals("1e-5", Numbers.exponential(1e-5));
  }

  @Test
  void aRangeThatComesNearZeroBeginsAtZero() {
    assertEquals(0, AxisRange.airy(Axis.Scale.LINEAR, 0.08, 0.5).low());
    assertTrue(AxisRange.airy(Axis.Scale.LINEAR, 400, 500).low() > 300);
  }

  @Test
  void noDataAndEqualDataStillGiveARange() {
    for (AxisRange range :
        List.of(
            AxisRange.airy(Axis.Scale.LINEAR, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
            AxisRange.tight(Axis.Scale.LINEAR, 5, 5),
            AxisRange.airy(Axis.Scale.LOG, 5, 5),
            AxisRange.tight(Axis.Scale.LINEAR, 0, 0))) {
      assertTrue(range.low() < range.high(), range.toString());
      assertFalse(range.ticks(4).isEmpty(), range.toString());
    }
  }

  private static List<String> labels(AxisRange range, int wanted) {
    return range.ticks(wanted).stream().map(AxisRange.Tick::label).toList();
  }
}
