package spikeloom.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import spikeloom.random.FastRandom;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

class EventBinningTest {
  private static final Sensor SENSOR = new Sensor(4, 3);
  private static final EventBinning BINNING = new EventBinning(SENSOR, 1_000);

  private final EventStream.Builder events = new EventStream.Builder(SENSOR, 8);

  @Test
  void polaritiesAreTwoPlanesOfPixels() {
    events.off(0, 3, 2);
    events.on(0, 1, 2);
    SpikeBatch spikes = spikes(1);
    assertEquals(24, spikes.channels());
    assertEquals(2, spikes.events());
    assertEquals(2 * 4 + 3, spikes.channel(0));
    assertEquals(12 + 2 * 4 + 1, spikes.channel(1));
  }

  @Test
  void everyStepLastsAsLong() {
    for (int time : new int[] {0, 249, 250, 499, 500, 999}) {
      events.on(time, time % 4, 0);
    }
    SpikeBatch spikes = spikes(4);
    assertEquals(2, spikes.end(0, 0) - spikes.begin(0, 0));
    assertEquals(2, spikes.end(0, 1) - spikes.begin(0, 1));
    assertEquals(1, spikes.end(0, 2) - spikes.begin(0, 2));
    assertEquals(1, spikes.end(0, 3) - spikes.begin(0, 3));
  }

  @Test
  void aChannelSpikesAtMostOncePerStep() {
    for (int time = 0; time < 1_000; time += 10) {
      events.on(time, 2, 1);
    }
    SpikeBatch spikes = spikes(5);
    assertEquals(5, spikes.events());
    assertEquals(false, spikes.graded());
  }

  @Test
  void eventsOutsideTheSpanAreLeftOut() {
    events.on(-1, 0, 0);
    events.on(1_000, 0, 0);
    assertEquals(0, spikes(3).events());
  }

  @Test
  void manyStepsHoldTheSameCellsAsCountingOneByOne() {
    FastRandom random = new FastRandom(5);
    Set<Integer> cells = new TreeSet<>();
    for (int time = 0; time < 1_000; time += 3) {
      int x = random.nextInt(4);
      int y = random.nextInt(3);
      events.off(time, x, y);
      cells.add(time * 150 / 1_000 * 24 + y * 4 + x);
    }
    SpikeBatch spikes = spikes(150);
    Set<Integer> found = new TreeSet<>();
    for (int t = 0; t < 150; t++) {
      for (int i = spikes.begin(0, t); i < spikes.end(0, t); i++) {
        assertTrue(i == spikes.begin(0, t) || spikes.channel(i) > spikes.channel(i - 1));
        found.add(t * 24 + spikes.channel(i));
      }
    }
    assertEquals(cells, found);
  }

  @Test
  void anotherSensorOrNoTimeIsRefused() {
    EventBinning other = new EventBinning(new Sensor(3, 4), 1_000);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(1, 24);
    EventStream stream = events.build();
    assertThrows(IllegalArgumentException.class, () -> other.write(stream, 1, builder));
    assertThrows(IllegalArgumentException.class, () -> new EventBinning(SENSOR, 0));
  }

  private SpikeBatch spikes(int steps) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(steps, BINNING.channels());
    BINNING.write(events.build(), steps, builder);
    builder.endSample();
    return builder.build();
  }
}
