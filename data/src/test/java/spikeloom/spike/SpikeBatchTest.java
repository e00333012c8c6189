package spikeloom.spike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpikeBatchTest {
  private final SpikeBatchBuilder builder = new SpikeBatchBuilder();

  @Test
  void spikesInAnyOrderOfStepComeOutByStepAndChannel() {
    builder.begin(3, 5);
    builder.spike(2, 0);
    builder.spike(0, 1);
    builder.spike(2, 3);
    builder.spike(0, 4);
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertEquals("[1, 4]", channels(batch, 0, 0));
    assertEquals("[]", channels(batch, 0, 1));
    assertEquals("[0, 3]", channels(batch, 0, 2));
    assertEquals(4, batch.events());
    assertEquals(4 / 15.0, batch.density());
  }

  @Test
  void samplesDoNotMix() {
    SpikeBatch batch = twoSamples();
    assertEquals("[1]", channels(batch, 0, 0));
    assertEquals("[]", channels(batch, 1, 0));
    assertEquals("[0, 2]", channels(batch, 1, 1));
    assertEquals(1, batch.events(0));
    assertEquals(2, batch.events(1));
  }

  @Test
  void binarySpikesCountAsOne() {
    SpikeBatch batch = twoSamples();
    assertFalse(batch.graded());
    assertEquals(1f, batch.value(0));
  }

  @Test
  void untilAStepKeepsTheEventsBeforeItAndAllSteps() {
    builder.beginGraded(3, 4);
    builder.spike(0, 1, 0.5f);
    builder.spike(1, 2, 0.25f);
    builder.spike(2, 0, 2f);
    builder.endSample();
    builder.spike(1, 3, 4f);
    builder.endSample();
    SpikeBatch cut = builder.build().until(2);
    assertEquals(3, cut.steps());
    assertEquals(3, cut.events());
    assertEquals("[2]", channels(cut, 0, 1));
    assertEquals("[]", channels(cut, 0, 2));
    assertEquals(4f, cut.value(cut.begin(1, 1)));
    assertEquals(0, cut.until(0).events());
  }

  @Test
  void gradedSpikesKeepTheirValueThroughSorting() {
    builder.beginGraded(2, 3);
    builder.spike(1, 0, 0.5f);
    builder.spike(0, 2, -2f);
    builder.spike(1, 1, 3f);
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertTrue(batch.graded());
    assertEquals(-2f, batch.value(batch.begin(0, 0)));
    assertEquals(0.5f, batch.value(batch.begin(0, 1)));
    assertEquals(3f, batch.value(batch.begin(0, 1) + 1));
  }

  @Test
  void maskedSpikesAreTheSameAsSingleOnes() {
    builder.begin(70, 2);
    builder.spikes(3, 1, 0b1011);
    builder.spikes(6, 0, 1L << 63);
    builder.endSample();
    SpikeBatch masked = builder.build();
    builder.begin(70, 2);
    for (int t : new int[] {3, 4, 6}) {
      builder.spike(t, 1);
    }
    builder.spike(69, 0);
    builder.endSample();
    assertEquals(builder.build(), masked);
  }

  @Test
  void maskedSpikesAreWorthOneInAGradedBatch() {
    builder.beginGraded(4, 1);
    builder.spike(0, 0, 5f);
    builder.spikes(1, 0, 0b101);
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertEquals(5f, batch.value(0));
    assertEquals(1f, batch.value(1));
    assertEquals(1f, batch.value(2));
  }

  @Test
  void maskedSpikesBeyondTheLastStepAreRefused() {
    builder.begin(5, 2);
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spikes(3, 0, 0b100));
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spikes(-1, 0, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spikes(0, 2, 1));
  }

  @Test
  void aSliceSeesItsStepsOnly() {
    SpikeBatch slice = twoSamples().slice(1, 2);
    assertEquals(1, slice.steps());
    assertEquals("[]", channels(slice, 0, 0));
    assertEquals("[0, 2]", channels(slice, 1, 0));
    assertEquals(2, slice.events());
  }

  @Test
  void aSliceOfASliceCountsFromItsOwnFirstStep() {
    builder.begin(4, 4);
    for (int t = 0; t < 4; t++) {
      builder.spike(t, t);
    }
    builder.endSample();
    SpikeBatch inner = builder.build().slice(1, 4).slice(1, 3);
    assertEquals("[2]", channels(inner, 0, 0));
    assertEquals("[3]", channels(inner, 0, 1));
  }

  @Test
  void aSliceEqualsTheSameSpikesBuiltAgain() {
    SpikeBatch slice = twoSamples().slice(1, 2);
    builder.begin(1, 3);
    builder.endSample();
    builder.spike(0, 0);
    builder.spike(0, 2);
    builder.endSample();
    SpikeBatch anew = builder.build();
    assertEquals(anew, slice);
    assertEquals(anew.hashCode(), slice.hashCode());
  }

  @Test
  void batchesWithOtherSpikesOrValuesAreNotEqual() {
    builder.begin(2, 3).spike(0, 1);
    builder.endSample();
    SpikeBatch one = builder.build();
    builder.begin(2, 3).spike(1, 1);
    builder.endSample();
    assertNotEquals(one, builder.build());
    builder.beginGraded(2, 3).spike(0, 1, 1f);
    builder.endSample();
    SpikeBatch graded = builder.build();
    assertNotEquals(one, graded);
    builder.beginGraded(2, 3).spike(0, 1, 2f);
    builder.endSample();
    assertNotEquals(graded, builder.build());
  }

  @Test
  void impossibleSlicesAreRefused() {
    SpikeBatch batch = twoSamples();
    assertThrows(IndexOutOfBoundsException.class, () -> batch.slice(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> batch.slice(1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> batch.slice(-1, 1));
  }

  @Test
  void samplesWithoutSpikesAreEmptyAtEveryStep() {
    builder.begin(3, 2);
    builder.endSample();
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertEquals(2, batch.samples());
    assertEquals(0, batch.events());
    for (int t = 0; t < 3; t++) {
      assertEquals(batch.begin(1, t), batch.end(1, t));
    }
  }

  @Test
  void aBatchWithoutSamplesHasNoDensity() {
    assertEquals(0, builder.begin(3, 2).build().density());
  }

  @Test
  void beginningAgainForgetsWhatWasBefore() {
    SpikeBatch first = twoSamples();
    String before = first.toString() + channels(first, 1, 1);
    builder.begin(2, 3);
    builder.spike(0, 0);
    builder.spike(1, 1);
    builder.begin(7, 2);
    builder.spike(6, 1);
    builder.endSample();
    SpikeBatch second = builder.build();
    assertEquals(1, second.samples());
    assertEquals("[1]", channels(second, 0, 6));
    assertEquals(before, first.toString() + channels(first, 1, 1));
  }

  @Test
  void largeBatchesGrowTheBuffers() {
    for (int round = 0; round < 2; round++) {
      builder.begin(40, 100);
      for (int b = 0; b < 20; b++) {
        for (int c = 0; c < 100; c++) {
          builder.spikes(0, c, (1L << 40) - 1);
        }
        builder.endSample();
      }
      assertEquals(20 * 40 * 100, builder.build().events());
    }
  }

  @Test
  void aSampleThatWasNotClosedIsRefused() {
    builder.begin(1, 1);
    builder.spike(0, 0);
    assertThrows(IllegalStateException.class, builder::build);
  }

  @Test
  void spikesOutsideTheBatchAreRefused() {
    builder.begin(2, 3);
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spike(2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spike(0, 3));
    assertThrows(IllegalArgumentException.class, () -> builder.begin(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> twoSamples().begin(2, 0));
  }

  @Test
  void aRasterShowsTheSameSpikes() {
    SpikeRaster raster = twoSamples().raster(1);
    assertEquals(2, raster.count());
    assertTrue(raster.spikes(1, 2));
    assertFalse(raster.spikes(0, 2));
    assertEquals(2, raster.steps());
    assertEquals(3, raster.channels());
  }

  @Test
  void signalsMustFillTheirShape() {
    SignalShape image = new SignalShape.Image(1, 2, 3);
    assertEquals("2x3", image.toString());
    assertEquals(6, new SignalShape.Series(3, 2).size());
    assertThrows(IllegalArgumentException.class, () -> new Signal(image, new float[5]));
    assertThrows(IllegalArgumentException.class, () -> new SignalShape.Image(1, 0, 3));
    assertThrows(IllegalArgumentException.class, () -> new SignalShape.Series(0, 3));
  }

  private SpikeBatch twoSamples() {
    SpikeBatchBuilder fresh = new SpikeBatchBuilder().begin(2, 3);
    fresh.spike(0, 1);
    fresh.endSample();
    fresh.spike(1, 0);
    fresh.spike(1, 2);
    fresh.endSample();
    return fresh.build();
  }

  private static String channels(SpikeBatch batch, int sample, int step) {
    int begin = batch.begin(sample, step);
    int[] channels = new int[batch.end(sample, step) - begin];
    Arrays.setAll(channels, i -> batch.channel(begin + i));
    return Arrays.toString(channels);
  }
}
