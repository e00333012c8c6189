package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import spikeloom.random.FastRandom;

final class StepEventsTest {
  private static final int CHANNELS = 29;
  private static final int STRIDE = 64;

  @Test
  void basePlusAndMinusAddUpToTheSpikes() {
    FastRandom random = new FastRandom(1);
    for (int steps : SpikePatterns.STEPS) {
      StepEvents events = new StepEvents(steps, CHANNELS);
      for (double density : SpikePatterns.DENSITIES) {
        SpikeBits bits = SpikePatterns.random(steps, CHANNELS, density, random);
        assertEquals(bits.count(), events.list(bits, STRIDE), "number of spikes");
        for (int t = 0; t < steps; t++) {
          int[] sum = sumAt(events, t);
          for (int i = 0; i < CHANNELS; i++) {
            assertEquals(bits.get(t, i) ? 1 : 0, sum[i], "step " + t + ", channel " + i);
          }
        }
      }
    }
  }

  private static int[] sumAt(StepEvents events, int step) {
    int[] sum = new int[CHANNELS];
    int block = step / SpikeBits.STEPS;
    for (int k = 0; k < events.baseCount[block]; k++) {
      sum[events.base[block * CHANNELS + k] / STRIDE]++;
    }
    for (int k = 0; k < events.plusCount[step]; k++) {
      sum[events.plus[step * CHANNELS + k] / STRIDE]++;
    }
    for (int k = 0; k < events.minusCount[step]; k++) {
      sum[events.minus[step * CHANNELS + k] / STRIDE]--;
    }
    return sum;
  }

  @Test
  void everyChannelAndBlockIsListedInTheCheaperOfTheTwoWays() {
    FastRandom random = new FastRandom(2);
    for (double density : SpikePatterns.DENSITIES) {
      SpikeBits bits = SpikePatterns.random(65, CHANNELS, density, random);
      StepEvents events = new StepEvents(65, CHANNELS);
      events.list(bits, STRIDE);
      int cheapest = 0;
      for (int k = 0; k < bits.blocks(); k++) {
        for (int i = 0; i < CHANNELS; i++) {
          int fired = Integer.bitCount(bits.word(k, i));
          cheapest += Math.min(fired, 1 + bits.stepsIn(k) - fired);
        }
      }
      int additions = sum(events.baseCount) + sum(events.plusCount) + sum(events.minusCount);
      assertEquals(cheapest, additions, "additions at density " + density);
    }
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
