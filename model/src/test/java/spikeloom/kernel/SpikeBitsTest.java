package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.random.FastRandom;

final class SpikeBitsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 30, 31, 32, 33, 64, 65})
  void whatWasSetIsFoundAndNothingElse(int steps) {
    FastRandom random = new FastRandom(steps);
    int channels = 37;
    boolean[][] fired = new boolean[steps][channels];
    SpikeBits bits = new SpikeBits(steps, channels);
    int spikes = 0;
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < channels; i++) {
        if (random.nextInt(3) == 0) {
          fired[t][i] = true;
          bits.set(t, i);
          bits.set(t, i); // a spike is there or not, never twice
          spikes++;
        }
      }
    }
    assertEquals(spikes, bits.count());
    for (int i = 0; i < channels; i++) {
      int ofChannel = 0;
      for (int t = 0; t < steps; t++) {
        assertEquals(fired[t][i], bits.get(t, i), "step " + t + ", channel " + i);
        ofChannel += fired[t][i] ? 1 : 0;
      }
      assertEquals(ofChannel, bits.count(i));
    }
  }

  @Test
  void aWordHoldsThirtyTwoStepsOfAChannel() {
    SpikeBits bits = new SpikeBits(33, 2);
    bits.set(0, 1);
    bits.set(31, 1);
    bits.set(32, 1);
    assertEquals(2, bits.blocks());
    assertEquals(0x80000001, bits.word(0, 1));
    assertEquals(1, bits.word(1, 1));
    assertEquals(0, bits.word(0, 0));
    assertEquals(32, bits.stepsIn(0));
    assertEquals(1, bits.stepsIn(1));
    assertEquals(-1, bits.full(0));
    assertEquals(1, bits.full(1));
  }

  @Test
  void clearingRemovesAllSpikes() {
    SpikeBits bits = new SpikeBits(40, 3);
    bits.set(39, 2);
    assertTrue(bits.get(39, 2));
    bits.clear();
    assertFalse(bits.get(39, 2));
    assertEquals(0, bits.count());
  }

  @Test
  void clearingARangeOfEveryGroupLeavesTheOthers() {
    SpikeBits bits = SpikePatterns.random(40, 12, 1, new FastRandom(1));
    bits.clear(1, 3, 4);
    for (int i = 0; i < 12; i++) {
      assertEquals(i % 4 == 1 || i % 4 == 2 ? 0 : 40, bits.count(i), "channel " + i);
    }
  }

  @Test
  void aWindowHoldsTheSpikesOfItsStepsAndNothingElse() {
    FastRandom random = new FastRandom(3);
    SpikeBits source = SpikePatterns.random(133, 35, 0.4, random);
    for (int steps = 1; steps <= 100; steps++) {
      SpikeBits window = SpikePatterns.random(steps, 35, 0.7, random); // is overwritten
      for (int from = 0; from + steps <= source.steps(); from++) {
        window.copy(source, from);
        int spikes = 0;
        for (int t = 0; t < steps; t++) {
          for (int i = 0; i < 35; i++) {
            int expected = source.bit(from + t, i);
            if (expected != window.bit(t, i)) {
              fail("step " + t + " of " + steps + " from " + from + ", channel " + i);
            }
            spikes += expected;
          }
        }
        assertEquals(spikes, window.count(), steps + " steps from " + from);
      }
    }
  }

  @Test
  void aBitIsOneWhereThereIsASpike() {
    SpikeBits bits = new SpikeBits(40, 3);
    bits.set(31, 1);
    bits.set(32, 2);
    assertEquals(1, bits.bit(31, 1));
    assertEquals(1, bits.bit(32, 2));
    assertEquals(0, bits.bit(30, 1));
    assertEquals(0, bits.bit(32, 1));
    assertEquals(0, bits.bit(31, 2));
  }

  @Test
  void sameIsWhatFiresAtTheSameSteps() {
    SpikeBits bits = SpikePatterns.random(40, 12, 0.3, new FastRandom(4));
    SpikeBits same = SpikePatterns.random(40, 12, 0.3, new FastRandom(4));
    assertTrue(bits.sameAs(same));
    same.copy(SpikePatterns.random(50, 12, 1, new FastRandom(5)), 7);
    assertFalse(bits.sameAs(same));
    same.copy(bits, 0);
    assertTrue(bits.sameAs(same), "a copy is the same");
    for (int t : new int[] {0, 31, 32, 39}) {
      same.copy(bits, 0);
      int silent = 0;
      while (bits.get(t, silent)) {
        silent++;
      }
      same.set(t, silent);
      assertFalse(bits.sameAs(same), "one more spike at step " + t);
    }
  }
}
