package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import spikeloom.exploration.SensorInput;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeRaster;
import spikeloom.ui.model.EventPlayer.Look;

class RecordedStepsTest {
  private static final SignalShape.Image PIXELS = new SignalShape.Image(2, 1, 2);

  /** In 4 steps of 5 ms: OFF of pixel 1, then ON of pixel 0 twice, then OFF of pixel 0. */
  private static final SpikeRaster EVENTS =
      new SpikeRaster.Builder(4, 4)
          .spike(0, 1, 1)
          .spike(1, 2, 1)
          .spike(2, 2, 1)
          .spike(3, 0, 1)
          .build();

  private final RecordedSteps steps =
      new RecordedSteps(new SensorInput(PIXELS, OptionalLong.of(20_000)), EVENTS);

  @Test
  void eventsOfAllStepsSoFarAddUp() {
    EventPlayer.Frame frame = steps.frame(3, Look.ACCUMULATE);
    assertArrayEquals(new float[] {2, 0}, frame.on());
    assertArrayEquals(new float[] {0, 1}, frame.off());
    assertEquals(3, frame.events());
    assertEquals(2, frame.sensor().width());
    assertEquals("0.0 to 15.0 ms", steps.when(3, Look.ACCUMULATE));
  }

  @Test
  void slidingShowsTheLastStepAlone() {
    EventPlayer.Frame frame = steps.frame(3, Look.SLIDE);
    assertArrayEquals(new float[] {1, 0}, frame.on());
    assertArrayEquals(new float[] {0, 0}, frame.off());
    assertEquals("10.0 to 15.0 ms", steps.when(3, Look.SLIDE));
  }

  @Test
  void fadingEventsWeighLessWithEveryStep() {
    EventPlayer.Frame frame = steps.frame(3, Look.FADE);
    assertArrayEquals(new float[] {1 + (float) Math.exp(-1), 0}, frame.on(), 1e-6f);
    assertArrayEquals(new float[] {0, (float) Math.exp(-2)}, frame.off(), 1e-6f);
  }

  @Test
  void beforeTheFirstStepNothingIsShown() {
    for (Look look : Look.values()) {
      assertEquals(0, steps.frame(0, look).events());
      assertEquals("0.0 to 0.0 ms", steps.when(0, look));
    }
  }

  @Test
  void withoutATimeStepsAreCounted() {
    RecordedSteps untimed =
        new RecordedSteps(new SensorInput(PIXELS, OptionalLong.empty()), EVENTS);
    assertEquals("steps 1 to 3", untimed.when(3, Look.ACCUMULATE));
    assertEquals("steps 3 to 3", untimed.when(3, Look.SLIDE));
    assertEquals("step 0", untimed.when(0, Look.SLIDE));
  }

  @Test
  void aSensorHasTwoPolarities() {
    SignalShape.Image grey = new SignalShape.Image(1, 2, 2);
    assertThrows(IllegalArgumentException.class, () -> new SensorInput(grey, OptionalLong.empty()));
  }
}
