package spikeloom.spike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches whose spikes are at exact times. */
class TimedBatchTest {
  private final SpikeBatchBuilder builder = new SpikeBatchBuilder();

  @Test
  void spikesInAnyOrderComeOutByTimeAndChannel() {
    builder.beginTimed(3, 5);
    builder.spikeAt(2.75, 0);
    builder.spikeAt(2.5, 4);
    builder.spikeAt(0.125, 3);
    builder.spikeAt(2.5, 1);
    builder.spikeAt(2.25, 4);
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertTrue(batch.timed());
    assertFalse(batch.graded());
    assertEquals("0.125:3 2.25:4 2.5:1 2.5:4 2.75:0", times(batch, 0));
    assertEquals(4, batch.end(0, 2) - batch.begin(0, 2), "two of them of channel 4");
    assertEquals(1f, batch.value(0));
    assertEquals(0.125f, batch.offset(0));
  }

  @Test
  void otherBatchesHaveNoOffsets() {
    builder.begin(2, 2).spike(1, 1);
    builder.endSample();
    assertFalse(builder.build().timed());
    assertEquals(0f, builder.build().offset(0));
    builder.beginGraded(2, 2).spike(1, 1, 0.5f);
    builder.endSample();
    assertFalse(builder.build().timed());
    assertEquals(0f, builder.build().offset(0));
  }

  @Test
  void anOffsetNeverReachesTheNextStep() {
    double last = Math.nextDown(1.0);
    builder.beginTimed(7, 1);
    builder.spikeAt(last, 0);
    builder.spikeAt(Math.nextDown(7.0), 0);
    builder.spikeAt(-0.0, 0);
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertEquals(0f, batch.offset(0));
    assertEquals(Math.nextDown(1f), batch.offset(1));
    assertEquals(2, batch.end(0, 0));
    assertEquals(Math.nextDown(1f), batch.offset(2));
    assertEquals(3, batch.end(0, 6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 3, 1e300, Double.NaN, Double.NEGATIVE_INFINITY})
  void timesOutsideTheStepsAreRefused(double time) {
    builder.beginTimed(3, 2);
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spikeAt(time, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spikeAt(1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spikeAt(1, -1));
  }

  @Test
  void onlyATimedBatchTakesExactTimes() {
    builder.beginTimed(3, 2);
    builder.begin(3, 2);
    assertThrows(IllegalStateException.class, () -> builder.spikeAt(1, 0));
    builder.beginGraded(3, 2);
    assertThrows(IllegalStateException.class, () -> builder.spikeAt(1, 0));
  }

  @Test
  void spikesOfStepsAreAtTheirBeginnings() {
    builder.beginTimed(4, 2);
    builder.spikeAt(1.5, 0);
    builder.spikes(1, 1, 0b101, 7f);
    builder.spike(0, 0, 7f);
    builder.endSample();
    assertEquals("0.0:0 1.0:1 1.5:0 3.0:1", times(builder.build(), 0));
  }

  @Test
  void aSliceKeepsOffsetsAndCountsStepsFromItsOwnFirst() {
    SpikeBatch slice = twoSamples().slice(1, 3);
    assertTrue(slice.timed());
    assertEquals("0.5:0 1.25:2", times(slice, 0));
    assertEquals("0.75:1", times(slice, 1));
  }

  @Test
  void batchesFollowOneAnother() {
    SpikeBatch two = twoSamples();
    SpikeBatch four = SpikeBatch.join(List.of(two, two));
    assertTrue(four.timed());
    for (int b = 0; b < 4; b++) {
      assertEquals(times(two, b % 2), times(four, b));
    }
    SpikeBatch binary = builder.begin(3, 3).build();
    assertThrows(IllegalArgumentException.class, () -> SpikeBatch.join(List.of(two, binary)));
  }

  @Test
  void batchesAreEqualIfTheirTimesAre() {
    assertEquals(twoSamples(), twoSamples());
    assertEquals(twoSamples().hashCode(), twoSamples().hashCode());
    builder.beginTimed(1, 1).spikeAt(0.5, 0);
    builder.endSample();
    SpikeBatch half = builder.build();
    builder.beginTimed(1, 1).spikeAt(0.25, 0);
    builder.endSample();
    assertNotEquals(half, builder.build());
    builder.beginTimed(1, 1).spike(0, 0);
    builder.endSample();
    SpikeBatch start = builder.build();
    builder.begin(1, 1).spike(0, 0);
    builder.endSample();
    assertNotEquals(start, builder.build(), "a step as a whole is not its beginning");
  }

  @Test
  void aRasterShowsTheSameTimes() {
    SpikeRaster raster = twoSamples().raster(0);
    assertTrue(raster.timed());
    StringBuilder seen = new StringBuilder();
    raster.forEach((time, channel, value) -> seen.append(time).append(':').append(channel));
    assertEquals("1.5:02.25:2", seen.toString());
  }

  @Test
  void aMovedPictureMovesItsSpikesAndLeavesTheirTimes() {
    SignalShape.Image image = new SignalShape.Image(1, 2, 3);
    builder.beginTimed(2, image.size());
    builder.move(new Shift(1, 0), image);
    builder.spikeAt(1.5, 0);
    builder.spikeAt(1.25, 2); // leaves
    builder.spikeAt(0.5, 4);
    builder.endSample();
    assertEquals("0.5:5 1.5:1", times(builder.build(), 0));
  }

  @Test
  void manySpikesGrowTheBuffers() {
    builder.beginTimed(2, 3000);
    for (int c = 0; c < 3000; c++) {
      builder.spikeAt(2 - (c + 1) / 3000.0, c);
    }
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertEquals(3000, batch.events());
    for (int i = 1; i < batch.end(0, 1); i++) {
      assertEquals(2999 - i, batch.channel(i));
    }
  }

  private SpikeBatch twoSamples() {
    builder.beginTimed(3, 3);
    builder.spikeAt(2.25, 2);
    builder.spikeAt(1.5, 0);
    builder.endSample();
    builder.spikeAt(1.75, 1);
    builder.endSample();
    return builder.build();
  }

  private static String times(SpikeBatch batch, int sample) {
    StringBuilder times = new StringBuilder();
    for (int t = 0; t < batch.steps(); t++) {
      for (int i = batch.begin(sample, t); i < batch.end(sample, t); i++) {
        times.append(t + (double) batch.offset(i)).append(':').append(batch.channel(i)).append(' ');
      }
    }
    return times.toString().strip();
  }
}
