package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TrainingControlTest {
  private final TrainingControl control = new TrainingControl();

  @Test
  void aPausedRunTrainsEachStepThatIsAskedFor() {
    control.pause();
    control.step();
    control.step();
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(10),
        () -> {
          control.awaitRelease();
          assertTrue(control.single());
          control.awaitRelease();
          assertTrue(control.single());
        });
    assertTrue(control.paused());
    control.stop();
    control.awaitRelease();
    assertFalse(control.single());
  }

  @Test
  void aRunThatIsNotHeldTakesNoNoticeOfAStep() {
    control.step();
    assertEquals(0, control.awaitRelease());
    assertFalse(control.single());
  }

  @Test
  void goingOnForgetsStepsThatWereAskedFor() {
    control.pause();
    control.step();
    control.resume();
    control.pause();
    control.stop();
    control.awaitRelease();
    assertFalse(control.single());
  }
}
