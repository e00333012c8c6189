package spikeloom.learning.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.array.Workers;
import spikeloom.random.RandomKey;

class SpikeTimeTasksTest {
  @Test
  void aNeuronMovesItsSpikesToTheirTargetsWithoutAJump() {
    TwoSpikesTask task = new TwoSpikesTask(RandomKey.ofSeed(1));
    double first = task.run();
    double[] before = {task.output().time(0, 0), task.output().time(0, 1)};
    double largest = 0;
    for (int step = 0; step < 3000; step++) {
      task.learn();
      task.run();
      for (int k = 0; k < 2; k++) {
        largest = Math.max(largest, Math.abs(task.output().time(0, k) - before[k]));
        before[k] = task.output().time(0, k);
      }
      assertEquals(0, task.gapAtTheEnd(), 1e-8);
    }
    assertTrue(first > 1);
    assertEquals(2.5, task.output().time(0, 0), 0.01);
    assertEquals(7.5, task.output().time(0, 1), 0.01);
    assertTrue(largest < 0.5, "largest move " + largest);
  }

  @Test
  void aRecurrentNetworkComesNearerToItsPattern() {
    SpikePatternTask task = new SpikePatternTask(RandomKey.ofSeed(1));
    double first = task.run();
    try (Workers workers = new Workers(1)) {
      for (int step = 0; step < 300; step++) {
        task.learn(workers);
        task.run();
      }
    }
    assertTrue(task.run() < 0.5 * first, first + " to " + task.run());
  }
}
