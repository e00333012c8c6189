package spikeloom.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spikeloom.app.report.TextTable;
import spikeloom.spike.SignalShape;

class BenchmarkArithmeticTest {
  private static final SignalShape.Image MNIST = new SignalShape.Image(1, 28, 28);

  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
    assertEquals(2, Statistics.median(3, 1, 2));
    assertEquals(2.5, Statistics.median(4, 1, 3, 2));
    assertThrows(IllegalArgumentException.class, Statistics::median);
  }

  @Test
  void theStandardSettingsHaveTheirKnownDenseOperations() {
    assertEquals(110e6, StandardSetting.A.denseOperations(MNIST), 0.5e6);
    assertEquals(279e6, StandardSetting.B.denseOperations(MNIST), 0.5e6);
    assertEquals(29.1e6, StandardSetting.C.denseOperations(MNIST), 0.05e6);
    // Inner patches have 16 places, those at the edge fewer: 54 of 56 and 26 of 28 along a side.
    double first = 2 * 10 * 54 * 54 * 32;
    double second = 2 * 10 * 26 * 26 * 32 * 64;
    double rest = 2 * (10 * 49 * 64 * 60 + 600 * 512 + 512 * 784);
    assertEquals(2 * first + 3 * (second + rest), StandardSetting.D.denseOperations(MNIST), 1e3);
  }

  @Test
  void efficiencyIsOneWhereTheStepRunsAtTheSpeedOfDenseProducts() {
    assertEquals(1, Statistics.denseEquivalentEfficiency(1000, 110e6, 110));
    assertEquals(1.16, Statistics.denseEquivalentEfficiency(2047, 110e6, 194), 0.005);
  }

  @Test
  void numbersAreRoundedToFiveDigits() {
    assertEquals(1234.6, Statistics.rounded(1234.5678));
    assertEquals(0.0012346, Statistics.rounded(0.00123456));
  }

  @Test
  void theSteadyRateLeavesTheWarmUpOutButNeverMoreThanHalf() {
    BatchTimes times = new BatchTimes();
    IntStream.range(0, 300).forEach(i -> times.add(64, i < 200 ? 1 : 0.5));
    assertEquals(128, times.steadyRate(200));
    assertEquals(64, times.steadyRate(0));
    BatchTimes few = new BatchTimes();
    IntStream.range(0, 4).forEach(i -> few.add(10, i < 2 ? 1 : 0.1));
    assertEquals(100, few.steadyRate(200), 1e-9);
  }

  @Test
  void theSlowestTenthIsFoundWhereverItIs() {
    BatchTimes times = new BatchTimes();
    IntStream.range(0, 1000).forEach(i -> times.add(10, i >= 400 && i < 500 ? 0.2 : 0.1));
    assertEquals(50, times.slowestTenth(), 1e-9);
    assertEquals(100, times.lastTenth(), 1e-9);
    assertEquals(10_000 / 110.0, times.wholeRate(), 1e-9);
  }

  @Test
  void fewerThanTenBatchesAreTheirOwnParts() {
    BatchTimes times = new BatchTimes();
    times.add(64, 1);
    times.add(32, 1);
    assertEquals(32, times.slowestTenth());
    assertEquals(32, times.lastTenth());
  }

  @Test
  void growthComparesTheFirstFifthWithTheLast() {
    List<Double> flat = Collections.nCopies(50, 100.0);
    assertFalse(Growth.of(flat).grew());
    Growth rising = Growth.of(IntStream.range(0, 50).mapToObj(i -> 100.0 + i).toList());
    assertTrue(rising.grew());
    assertEquals("heap grew (105 -> 145 MB)", rising.describe("heap"));
    assertFalse(Growth.of(List.of(200.0)).grew());
  }

  @Test
  void threadCountsDoubleUpToAll() {
    assertEquals(List.of(1), Comparisons.threadCounts(1));
    assertEquals(List.of(1, 2), Comparisons.threadCounts(2));
    assertEquals(List.of(1, 2, 4, 6), Comparisons.threadCounts(6));
    assertEquals(List.of(1, 2, 4, 8), Comparisons.threadCounts(8));
  }

  @Test
  void tablesAlignNumbersToTheRight() {
    TextTable table = new TextTable("Title", "what", "us");
    table.row("a", "1,000");
    table.row("longer", "2");
    assertEquals("Title\n  what       us\n  a       1,000\n  longer      2\n", table.toString());
  }
}
