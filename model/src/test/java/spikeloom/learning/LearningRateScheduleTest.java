package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class LearningRateScheduleTest {
  @Test
  void theRateFallsFromItsPeakToASmallShareAlongHalfACosine() {
    LearningRateSchedule schedule = new LearningRateSchedule(0.5, 100);
    assertEquals(0.5, schedule.at(0), 1e-15);
    double end = schedule.at(100);
    assertTrue(end > 0 && end < 0.05 * 0.5, "at the end " + end);
    assertEquals((0.5 + end) / 2, schedule.at(50), 1e-15, "half way");
    for (int k = 1; k <= 100; k++) {
      assertTrue(schedule.at(k) < schedule.at(k - 1), "at update " + k);
    }
  }

  @Test
  void theRateFallsSlowlyAtTheStartAndFastInTheMiddle() {
    LearningRateSchedule schedule = new LearningRateSchedule(0.5, 100);
    double end = 0.02 * 0.5;
    assertEquals(end, schedule.at(100), 1e-15);
    // Half of 1 + cos(pi / 4) and of 1 + cos(3 pi / 4).
    assertEquals(end + 0.8535533905932737 * (0.5 - end), schedule.at(25), 1e-15);
    assertEquals(end + 0.1464466094067263 * (0.5 - end), schedule.at(75), 1e-15);
  }

  @Test
  void theRateStaysAtItsEndAndAnEmptyRunHasAPeak() {
    LearningRateSchedule schedule = new LearningRateSchedule(0.5, 10);
    assertEquals(schedule.at(10), schedule.at(1000));
    assertEquals(0.5, new LearningRateSchedule(0.5, 0).at(0));
  }
}
