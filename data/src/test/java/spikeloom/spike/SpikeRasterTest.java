package spikeloom.spike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeRasterTest {
  @Test
  void spikesAtExactTimesComeInOrderOfTimeAndChannel() {
    SpikeRaster raster =
        SpikeRaster.Builder.timed(3, 4)
            .spikeAt(2.5, 0)
            .spikeAt(0.25, 3)
            .spikeAt(0.25, 1)
            .spikeAt(0, 2)
            .build();
    assertEquals(List.of("0.0:2:1.0", "0.25:1:1.0", "0.25:3:1.0", "2.5:0:1.0"), shown(raster));
    assertTrue(raster.timed());
  }

  @Test
  void twoSpikesOfAChannelInOneStepAreBothThereAndShareACell() {
    SpikeRaster raster =
        SpikeRaster.Builder.timed(2, 2).spikeAt(1.75, 1).spikeAt(1.5, 1).spikeAt(1.5, 1).build();
    assertEquals(3, raster.count());
    assertEquals(1f, raster.value(1, 1));
    assertFalse(raster.spikes(0, 1));
    assertEquals(List.of("1.5:1:1.0", "1.5:1:1.0", "1.75:1:1.0"), shown(raster));
  }

  @Test
  void spikesOfStepsAreShownAtTheirBeginningsWithTheirValues() {
    SpikeRaster raster =
        new SpikeRaster.Builder(3, 2).spike(2, 1, -0.5f).spike(0, 1, 2).spike(2, 0, 1).build();
    assertFalse(raster.timed());
    assertEquals(3, raster.count());
    assertEquals(List.of("0.0:1:2.0", "2.0:0:1.0", "2.0:1:-0.5"), shown(raster));
  }

  @Test
  void aTimedRasterWithoutSpikesIsStillTimed() {
    SpikeRaster raster = SpikeRaster.Builder.timed(3, 2).build();
    assertTrue(raster.timed());
    assertEquals(0, raster.count());
    assertEquals(List.of(), shown(raster));
  }

  @Test
  void aPartShowsItsSpikesOnly() {
    SpikeRaster raster =
        new SpikeRaster.Builder(3, 3).spike(0, 0, 1).spike(1, 1, 3).spike(1, 2, 1).build();
    SpikeRaster exact =
        SpikeRaster.Builder.timed(3, 3).spikeAt(0.5, 1).spikeAt(1, 1).spikeAt(1.5, 2).build();
    SpikePart middle = new SpikePart(1, 2, 0, 2);
    StringBuilder shown = new StringBuilder();
    raster.forEachIn(middle, (time, channel, value) -> shown.append(time + ":" + channel + " "));
    exact.forEachIn(middle, (time, channel, value) -> shown.append(time + ":" + channel + " "));
    assertEquals("1.0:1 1.0:1 ", shown.toString());
    raster.forEachIn(new SpikePart(-5, 99, -5, 99), (time, channel, value) -> shown.append(value));
    assertEquals("1.0:1 1.0:1 1.03.01.0", shown.toString(), "a part may reach over the edges");
  }

  @Test
  void theStrongestSpikeIsKnownByItsMagnitude() {
    assertEquals(
        2, new SpikeRaster.Builder(2, 1).spike(0, 0, -2).spike(1, 0, 1).build().strongest());
    assertEquals(0, new SpikeRaster.Builder(2, 1).build().strongest());
    assertEquals(1, SpikeRaster.Builder.timed(2, 1).spikeAt(1.5, 0).build().strongest());
  }

  @Test
  void aFinishedRasterDoesNotChangeWithItsBuilder() {
    SpikeRaster.Builder builder = SpikeRaster.Builder.timed(3, 2).spikeAt(1, 0);
    SpikeRaster raster = builder.build();
    builder.spikeAt(2, 1);
    assertEquals(1, raster.count());
    assertFalse(raster.spikes(2, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 3, Double.NaN, Double.POSITIVE_INFINITY})
  void timesOutsideTheStepsAreRefused(double time) {
    SpikeRaster.Builder builder = SpikeRaster.Builder.timed(3, 2);
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spikeAt(time, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spikeAt(1, 2));
  }

  @Test
  void theTwoKindsDoNotMix() {
    SpikeRaster.Builder timed = SpikeRaster.Builder.timed(3, 2);
    SpikeRaster.Builder steps = new SpikeRaster.Builder(3, 2);
    assertThrows(IllegalStateException.class, () -> timed.spike(0, 0, 1));
    assertThrows(IllegalStateException.class, () -> steps.spikeAt(0, 0));
  }

  private static List<String> shown(SpikeRaster raster) {
    List<String> shown = new ArrayList<>();
    raster.forEach((time, channel, value) -> shown.add(time + ":" + channel + ":" + value));
    return shown;
  }
}
