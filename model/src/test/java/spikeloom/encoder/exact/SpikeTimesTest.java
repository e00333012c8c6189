package spikeloom.encoder.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

class SpikeTimesTest {
  private record Spike(double time, int source) {}

  @Test
  void mergingSortsByTimeAndThenByNeuron() {
    RandomGenerator random = RandomKey.ofSeed(1).random();
    SpikeTimes spikes = new SpikeTimes();
    for (int size : new int[] {0, 1, 2, 15, 16, 17, 33, 200, 1000}) {
      List<Spike> expected = new ArrayList<>();
      spikes.clear(7);
      for (int i = 0; i < size; i++) {
        Spike spike = new Spike(random.nextInt(1 + size / 3), random.nextInt(7));
        expected.add(spike);
        spikes.add(spike.time(), spike.source());
      }
      spikes.merge();
      expected.sort(Comparator.comparingDouble(Spike::time).thenComparingInt(Spike::source));
      for (int i = 0; i < size; i++) {
        assertEquals(expected.get(i), new Spike(spikes.time(i), spikes.source(i)));
      }
    }
  }

  @Test
  void everyNeuronFindsItsSpikesInOrder() {
    RandomGenerator random = RandomKey.ofSeed(2).random();
    SpikeTimes spikes = new SpikeTimes();
    spikes.clear(5);
    for (int i = 0; i < 100; i++) {
      spikes.add(random.nextDouble(), random.nextInt(4));
    }
    spikes.merge();
    int sum = 0;
    for (int n = 0; n < 5; n++) {
      double last = -1;
      for (int k = 0; k < spikes.count(n); k++) {
        int at = spikes.position(n, k);
        assertEquals(n, spikes.source(at));
        assertTrue(spikes.time(at) > last);
        last = spikes.time(at);
      }
      sum += spikes.count(n);
    }
    assertEquals(100, sum);
    assertEquals(0, spikes.count(4));
  }

  @Test
  void tiesEndWhereTimeMovesOn() {
    SpikeTimes spikes = new SpikeTimes();
    spikes.clear(3);
    spikes.add(2, 0);
    spikes.add(1, 2);
    spikes.add(1, 1);
    spikes.merge();
    assertEquals(2, spikes.endOfTie(0));
    assertEquals(2, spikes.endOfTie(1));
    assertEquals(3, spikes.endOfTie(2));
  }

  @Test
  void adjointsAddUpUntilTheNextMerge() {
    SpikeTimes spikes = new SpikeTimes();
    spikes.clear(1);
    spikes.add(1, 0);
    spikes.merge();
    spikes.addAdjoint(0, 2);
    spikes.addAdjoint(0, 3);
    assertEquals(5, spikes.adjoint(0));
    spikes.merge();
    assertEquals(0, spikes.adjoint(0));
  }

  @Test
  void timesThatAreNotFiniteAreRefused() {
    SpikeTimes spikes = new SpikeTimes();
    spikes.clear(1);
    assertThrows(IllegalArgumentException.class, () -> spikes.add(Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> spikes.add(Double.NEGATIVE_INFINITY, 0));
    assertThrows(IllegalArgumentException.class, () -> spikes.add(1, 1));
  }

  @Test
  void eventsOfAStepLieAtItsBeginningAndComeBackToIt() {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(4, 3);
    builder.spike(0, 1);
    builder.endSample();
    builder.spike(3, 0);
    builder.spike(3, 2);
    builder.endSample();
    SpikeBatch batch = builder.build();
    StepTimes steps = StepTimes.dividing(2, 4);
    SpikeTimes spikes = new SpikeTimes();
    steps.read(batch, 1, spikes);
    assertEquals(2, spikes.size());
    assertEquals(1.5, spikes.time(0));
    assertEquals(2, spikes.source(1));
    assertEquals(3, steps.step(spikes.time(0), 4));
    assertEquals(3, steps.step(7, 4));
    assertEquals(0, steps.step(-1, 4));
  }

  @Test
  void eventsAtExactTimesKeepThem() {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginTimed(1000, 3);
    builder.spikeAt(999.1, 2);
    builder.spikeAt(999.1, 0);
    builder.spikeAt(0.25, 1);
    builder.spikeAt(999.75, 0);
    builder.endSample();
    SpikeTimes spikes = new SpikeTimes();
    StepTimes.dividing(2, 1000).read(builder.build(), 0, spikes);
    assertEquals(4, spikes.size());
    assertEquals(0.0005, spikes.time(0));
    assertEquals(1.9982, spikes.time(1), 0x1p-25 * 0.002, "offsets are rounded, times are not");
    assertEquals(0, spikes.source(1));
    assertEquals(3, spikes.endOfTie(1));
    assertEquals(1.9995, spikes.time(3), 1e-15);
    assertEquals(2, spikes.count(0));
  }
}
