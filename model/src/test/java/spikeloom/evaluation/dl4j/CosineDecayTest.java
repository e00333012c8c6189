package spikeloom.evaluation.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.schedule.ISchedule;

final class CosineDecayTest {
  @Test
  void theRateFallsFromItsFirstValueToZeroAndStaysThere() {
    ISchedule rate = new CosineDecay(0.002, 100).clone();
    assertEquals(0.002, rate.valueAt(0, 0), 1e-15);
    assertEquals(0.001, rate.valueAt(50, 7), 1e-15);
    assertEquals(0.002 * (0.5 + Math.sqrt(0.125)), rate.valueAt(25, 0), 1e-15);
    assertEquals(0, rate.valueAt(100, 0), 1e-15);
    assertEquals(0, rate.valueAt(150, 0), 1e-15);
  }
}
