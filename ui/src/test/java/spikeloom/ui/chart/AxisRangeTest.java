package spikeloom.ui.chart;

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
