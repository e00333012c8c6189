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
  void theRateStaysAtItsEndAndAnEmptyRunHasAPeak() {
    LearningRateSchedule schedule = new LearningRateSchedule(0.5, 10);
    assertEquals(schedule.at(10), schedule.at(1000));
    assertEquals(0.5, new LearningRateSchedule(0.5, 0).at(0));
  }
}
