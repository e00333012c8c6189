package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

final class CausalEventsTest {
  @Test
  void theSumOfAStepDoesNotDependOnOtherStepsToTheLastBit() {
    FastRandom random = new FastRandom(2);
    Rows weights = Rows.of(40, Padding.FLOATS);
    for (int i = 0; i < weights.values().length; i++) {
      weights.values()[i] = (float) random.nextGaussian();
    }
    for (int steps : SpikePatterns.STEPS) {
      SpikeBits bits = SpikePatterns.random(steps, 40, 0.5, random);
      float[] all = currents(weights, bits, steps);
      for (int t = 0; t < steps; t++) {
        SpikeBits alone = new SpikeBits(steps, 40);
        for (int c = 0; c < 40; c++) {
          if (bits.get(t, c)) {
            alone.set(t, c);
          }
        }
        float[] one = currents(weights, alone, steps);
        int from = Padding.LEAD + t * Padding.FLOATS;
        int to = from + Padding.FLOATS;
        assertArrayEquals(
            Arrays.copyOfRange(all, from, to), Arrays.copyOfRange(one, from, to), "step " + t);
        for (int j = 0; j < Padding.FLOATS; j++) {
          double sum = 0;
          for (int c = 0; c < 40; c++) {
            sum += bits.bit(t, c) * weights.values()[weights.index(c, j)];
          }
          assertEquals(sum, all[from + j], 1e-4);
        }
      }
    }
  }

  private static float[] currents(Rows weights, SpikeBits bits, int steps) {
    StepEvents events = new StepEvents(steps, 40);
    events.list(SpikePatterns.random(steps, 40, 1, new FastRandom(1)), weights.stride());
    CausalEvents.list(bits, weights.stride(), events);
    Rows out = Rows.of(steps, Padding.FLOATS);
    EventProduct.currents(weights, events, out, new float[EventProduct.SCRATCH]);
    return out.values();
  }
}
