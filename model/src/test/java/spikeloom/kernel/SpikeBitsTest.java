package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
