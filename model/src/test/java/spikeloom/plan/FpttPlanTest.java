package spikeloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.run.Sentences;
import spikeloom.training.Plans;

/** Plans that learn in windows. */
final class FpttPlanTest {
  private static final TrainingPlan DEFAULTS = TrainingPlan.defaults();

  @ParameterizedTest
  @CsvSource({"30, 15", "28, 14", "784, 14", "20, 10", "6, 3", "7, 1", "1, 1", "15, 5"})
  void aPlanWithoutAWindowHasOneThatDividesTheSteps(int steps, int window) {
    TrainingPlan plan = Plans.with(DEFAULTS, "rule=fptt steps=" + steps);
    assertEquals(window, plan.window());
    assertNull(plan.decoder().window(), "it is not written down: other steps mean another one");
    assertEquals(steps, Plans.with(plan, "rule=bptt").window());
  }

  @Test
  void aWindowOfThePlanIsTakenAsItIs() {
    assertEquals(10, Plans.with(DEFAULTS, "rule=fptt window=10").window());
    assertEquals(30, Plans.with(DEFAULTS, "rule=fptt window=30").window());
  }

  @ParameterizedTest
  @CsvSource({
    "window=7, window 15",
    "window=20, divides the 30 steps",
    "decode-at=every-step, decode-at end",
    "clip=0, clip",
    "alpha=0, alpha"
  })
  void whatTheRuleCannotDoIsRefused(String wanted, String sentence) {
    String message =
        Sentences.require(
            assertThrows(PlanException.class, () -> Plans.with(DEFAULTS, "rule=fptt " + wanted)));
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void aDecoderOfConvolutionsNeedsRoomInAWindow() {
    String message =
        Sentences.require(
            assertThrows(
                PlanException.class, () -> Plans.with(DEFAULTS, "rule=fptt decoder=conv steps=7")));
    assertTrue(message.contains("at least 4 steps"), message);
  }
}
