package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TrainingControlTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void aRunThatIsNotHeldDoesNotWait() {
    assertEquals(0, new TrainingControl().awaitRelease());
  }

  @Test
  void aHeldRunGoesOnWhenItIsReleasedAndKnowsHowLongItWaited() {
    TrainingControl control = new TrainingControl();
    control.pause();
    assertTrue(control.paused());
    double waited = assertTimeoutPreemptively(SOON, () -> heldUntil(control::goOn, control));
    assertTrue(waited > 0.02, "waited " + waited);
    assertFalse(control.paused());
    assertFalse(control.stopped());
  }

  @Test
  void stoppingReleasesAHeldRun() {
    TrainingControl control = new TrainingControl();
    control.pause();
    assertTimeoutPreemptively(SOON, () -> heldUntil(control::stop, control));
    assertTrue(control.stopped());
    assertFalse(control.paused(), "a stopped run is not held");
  }

  @Test
  void anInterruptStopsAHeldRun() {
    TrainingControl control = new TrainingControl();
    control.pause();
    assertTimeoutPreemptively(
        SOON,
        () -> {
          Thread.currentThread().interrupt();
          return control.awaitRelease();
        });
    assertTrue(control.stopped());
  }

  /** Waits, while another thread acts a moment after the wait has begun. */
  private static double heldUntil(Runnable action, TrainingControl control) {
    Thread held = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              try {
                while (held.getState() != Thread.State.WAITING) {
                  Thread.sleep(1);
                }
                Thread.sleep(50);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              action.run();
            });
    other.setDaemon(true);
    other.start();
    return control.awaitRelease();
  }
}
