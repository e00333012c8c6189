package spikeloom.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Rows;
import spikeloom.run.Sentences;

final class PriorProcessTest {
  private static final int LATENTS = 37;
  private static final int STEPS = 11;

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void aProcessPredictsWhatThePassComputes(PriorKind kind) {
    PriorCase given = new PriorCase(kind, LATENTS, STEPS, 4, 6);
    Rows expected = given.whole();
    PriorProcess process = given.prior.process();
    float[] odds = new float[LATENTS];
    for (int b = 0; b < given.samples; b++) {
      process.begin();
      for (int t = 0; t < STEPS; t++) {
        process.predict(odds);
        int at = expected.index(b * STEPS + t, 0);
        float[] row = Arrays.copyOfRange(expected.values(), at, at + LATENTS);
        assertArrayEquals(row, odds, 1e-4f, "sample " + b + ", step " + t);
        process.accept(given.fired[b][t]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void predictionsCanBeRepeatedOrLeftOut(PriorKind kind) {
    PriorCase given = new PriorCase(kind, LATENTS, STEPS, 1, 6);
    PriorProcess often = given.prior.process();
    PriorProcess seldom = given.prior.process();
    float[] first = new float[LATENTS];
    float[] again = new float[LATENTS];
    float[] last = new float[LATENTS];
    for (int t = 0; t < STEPS; t++) {
      often.predict(first);
      often.predict(again);
      assertArrayEquals(first, again);
      if (t == STEPS - 1) {
        seldom.predict(last);
        assertArrayEquals(first, last);
      }
      often.accept(given.fired[0][t]);
      seldom.accept(given.fired[0][t]);
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void theProbabilitiesOfAllSpikeTrainsSumToOne(PriorKind kind) {
    int latents = 2;
    int steps = 4;
    PriorProcess process = new PriorCase(kind, latents, steps, 1, 5).prior.process();
    float[] odds = new float[latents];
    boolean[] fired = new boolean[latents];
    double sum = 0;
    for (int i = 0; i < 1 << (latents * steps); i++) {
      process.begin();
      double probability = 1;
      for (int t = 0; t < steps; t++) {
        process.predict(odds);
        for (int n = 0; n < latents; n++) {
          fired[n] = (i >>> (t * latents + n) & 1) == 1;
          probability /= 1 + Math.exp(fired[n] ? -odds[n] : odds[n]);
        }
        process.accept(fired);
      }
      sum += probability;
    }
    assertEquals(1, sum, 1e-6);
  }

  @Test
  void theBitsOfAPredictionAreTheSameOnEveryProcessor() {
    // From one machine; plain loops in a fixed order must give them on all.
    int[] expected = {-1681118, 721746378, -1820868474, 1114190124, 510398598};
    PriorKind[] kinds = PriorKind.values();
    for (int i = 0; i < kinds.length; i++) {
      PriorCase given = new PriorCase(kinds[i], LATENTS, STEPS, 1, 2);
      PriorProcess process = given.prior.process();
      float[] odds = new float[LATENTS];
      int hash = 0;
      for (int t = 0; t < STEPS; t++) {
        process.predict(odds);
        hash = 31 * hash + Arrays.hashCode(odds);
        process.accept(given.fired[0][t]);
      }
      assertEquals(expected[i], hash, kinds[i].name());
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void whatDoesNotFitIsRefusedWithASentence(PriorKind kind) {
    PriorProcess process = new PriorCase(kind, LATENTS, 1, 1, 1).prior.process();
    refused(IllegalArgumentException.class, () -> process.predict(new float[LATENTS + 1]));
    refused(IllegalArgumentException.class, () -> process.accept(new boolean[LATENTS - 1]));
    process.accept(new boolean[LATENTS]);
    refused(IllegalStateException.class, () -> process.predict(new float[LATENTS]));
    refused(IllegalStateException.class, () -> process.accept(new boolean[LATENTS]));
    process.begin();
    process.predict(new float[LATENTS]);
  }

  private static void refused(Class<? extends RuntimeException> kind, Runnable attempt) {
    Sentences.require(assertThrows(kind, attempt::run));
  }
}
