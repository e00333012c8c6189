package spikeloom.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowsTest {
  @Test
  void atTheEndItSeesTheLastSteps() {
    Windows windows = Windows.atTheEnd(30, 12);
    assertEquals(1, windows.count());
    assertEquals(18, windows.from(0));
    assertFalse(windows.whole());
    assertTrue(Windows.atTheEnd(30, 30).whole());
    assertEquals(0, Windows.atTheEnd(30, 30).from(0));
  }

  @Test
  void everyStepHasTheWindowThatEndsThere() {
    Windows windows = Windows.everyStep(30, 12, 15);
    assertEquals(15, windows.count());
    for (int m = 0; m < windows.count(); m++) {
      assertEquals(15 + m, windows.from(m) + windows.window() - 1, "the last step it sees");
    }
    assertEquals(18, Windows.everyStep(30, 12, 29).from(0), "the same as at the end");
  }

  @Test
  void aWindowOfAllStepsIsSeenOnce() {
    Windows windows = Windows.everyStep(9, 9, 8);
    assertEquals(1, windows.count());
    assertTrue(windows.whole());
  }

  @ParameterizedTest
  @CsvSource({"10, 0, 9, 1", "10, 4, 2, 1", "10, 4, 3, 0", "10, 4, 3, 8", "10, 11, 10, 1"})
  void windowsThatReachOutOfTheSampleAreRefused(int steps, int window, int first, int count) {
    assertThrows(IllegalArgumentException.class, () -> new Windows(steps, window, first, count));
  }
}
