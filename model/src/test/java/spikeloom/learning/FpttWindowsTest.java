package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FpttWindowsTest {
  @ParameterizedTest
  @CsvSource({"12, 4, 3", "12, 5, 3", "12, 12, 1", "12, 100, 1", "1, 1, 1", "784, 1, 784"})
  void theWindowsCoverTheSequenceOnceAndInOrder(int steps, int window, int count) {
    FpttWindows windows = new FpttWindows(steps, window);
    assertEquals(count, windows.count());
    int at = 0;
    for (int p = 0; p < count; p++) {
      assertEquals(at, windows.stepsOf(p).from());
      at = windows.stepsOf(p).to();
    }
    assertEquals(steps, at);
  }

  @ParameterizedTest
  @CsvSource({"EVEN, 1", "RISING, 1", "PUBLISHED, 5.5"})
  void theWeightsOfTenWindowsAddUp(FpttWindows.Emphasis emphasis, double expected) {
    FpttWindows windows = new FpttWindows(50, 5);
    double sum = 0;
    for (int p = 0; p < 10; p++) {
      sum += windows.weight(p, emphasis);
    }
    assertEquals(expected, sum, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"30, 15", "784, 14", "12, 6", "16, 8", "15, 5", "7, 1", "2, 1", "1, 1"})
  void theSuggestedWindowIsTheLongestThatDividesTheStepsAndIsNotTheWhole(int steps, int window) {
    assertEquals(window, FpttWindows.suggested(steps));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FpttWindows(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new FpttWindows(1, 0));
    FpttForm form = FpttForm.MULTIPLIER;
    assertThrows(IllegalArgumentException.class, () -> new FpttSettings(form, 0, 0.5, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FpttSettings(form, Double.POSITIVE_INFINITY, 0.5, 1));
    assertThrows(IllegalArgumentException.class, () -> new FpttSettings(form, 0.1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new FpttSettings(form, 0.1, 1.1, 1));
    assertThrows(IllegalArgumentException.class, () -> new FpttSettings(form, 0.1, 0.5, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new FpttSettings(form, 0.1, 0.5, Double.NaN));
  }
}
