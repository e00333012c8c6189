package spikeloom.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.BernoulliDivergence;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.RandomKey;
import spikeloom.run.Sentences;

final class PriorPassTest {
  private static final int LATENTS = 37;
  private static final int STEPS = 12;
  private static final int SAMPLES = 5;

  private static PriorCase given(PriorKind kind) {
    return new PriorCase(kind, LATENTS, STEPS, SAMPLES, 3);
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void windowsGiveTheLogOddsOfOneWholePass(PriorKind kind) {
    PriorCase given = given(kind);
    Rows whole = given.whole();
    try (Workers workers = new Workers(2)) {
      PriorPass pass = given.prior.pass(SAMPLES, 4, workers);
      for (int from = 0; from < STEPS; from += 4) {
        Rows window = given.forward(pass, from, 4);
        for (int b = 0; b < SAMPLES; b++) {
          Rows expected = whole.from(b * STEPS + from);
          requireClose(expected, window.from(b * 4), 4, 2e-5f);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void aRepeatedWindowGivesTheSameBits(PriorKind kind) {
    PriorCase given = given(kind);
    try (Workers workers = new Workers(1)) {
      PriorPass pass = given.prior.pass(SAMPLES, 4, workers);
      given.forward(pass, 0, 4);
      for (int from : new int[] {4, 8, 0}) {
        Rows change = given.gaussian(4);
        PriorCase.Result once = given.run(pass, from, 4, change);
        requireSame(once, given.run(pass, from, 4, change));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void aRepeatedWindowMayHaveOtherSpikesAndTheNextContinuesThose(PriorKind kind) {
    PriorCase given = given(kind);
    try (Workers workers = new Workers(1)) {
      PriorPass pass = given.prior.pass(SAMPLES, 4, workers);
      given.forward(pass, 0, 4);
      boolean[] step = given.fired[2][5];
      boolean[] other = new boolean[LATENTS];
      given.fired[2][5] = other;
      given.forward(pass, 4, 4);
      given.fired[2][5] = step;
      given.forward(pass, 4, 4);
      Rows last = given.forward(pass, 8, 4);
      Rows whole = given.whole();
      requireClose(whole.from(2 * STEPS + 8), last.from(2 * 4), 4, 2e-5f);
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void anyNumberOfThreadsGivesTheSameBits(PriorKind kind) {
    PriorCase given = given(kind);
    Rows change = given.gaussian(6);
    PriorCase.Result[] first = new PriorCase.Result[2];
    for (int threads = 1; threads <= 3; threads++) {
      try (Workers workers = new Workers(threads)) {
        PriorPass pass = given.prior.pass(SAMPLES + 1, 6, workers);
        PriorCase.Result[] results = {given.run(pass, 0, 6, change), given.run(pass, 6, 6, change)};
        for (int i = 0; i < 2; i++) {
          first[i] = threads == 1 ? results[i] : first[i];
          requireSame(first[i], results[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void everyPriorBeginsAsIndependentSpikesOfTheGivenRate(PriorKind kind) {
    CausalPrior prior = Priors.create(kind, LATENTS, STEPS, 0.2, RandomKey.ofSeed(1));
    PriorCase spikes = given(kind);
    Rows odds = spikes.rubbish(STEPS);
    try (Workers workers = new Workers(1)) {
      prior
          .pass(SAMPLES, STEPS, workers)
          .forward(SAMPLES, 0, b -> spikes.spikes(b, 0, STEPS), b -> odds.from(b * STEPS));
    }
    for (int r = 0; r < SAMPLES * STEPS; r++) {
      for (int n = 0; n < odds.width(); n++) {
        float expected = n < LATENTS ? (float) Math.log(0.25) : 0;
        assertEquals(expected, odds.values()[odds.index(r, n)], 1e-6f);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PriorKind.class,
      names = {"GLM", "NETWORK", "SPIKING_NETWORK"})
  void spikesChangeOnlyLaterLogOdds(PriorKind kind) {
    PriorCase given = given(kind);
    Rows before = given.whole();
    for (int t = 0; t < STEPS - 1; t++) {
      boolean[] step = given.fired[1][t].clone();
      for (int n = 0; n < LATENTS; n++) {
        given.fired[1][t][n] ^= true;
      }
      Rows after = given.whole();
      given.fired[1][t] = step;
      int later = before.index(STEPS + t + 1, 0); // of sample 1
      int end = before.index(2 * STEPS, 0);
      assertArrayEquals(part(before, 0, later), part(after, 0, later), "steps up to " + t);
      assertNotEquals(-1, Arrays.mismatch(part(before, later, end), part(after, later, end)));
      int length = before.values().length;
      assertArrayEquals(part(before, end, length), part(after, end, length), "other samples");
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void theProbabilitiesOfAllSpikeTrainsSumToOne(PriorKind kind) {
    int latents = 2;
    int steps = 4;
    int trains = 1 << (latents * steps);
    PriorCase given = new PriorCase(kind, latents, steps, trains, 5);
    for (int i = 0; i < trains; i++) {
      for (int t = 0; t < steps; t++) {
        for (int n = 0; n < latents; n++) {
          given.fired[i][t][n] = (i >>> (t * latents + n) & 1) == 1;
        }
      }
    }
    Rows odds = given.whole();
    double sum = 0;
    for (int i = 0; i < trains; i++) {
      SpikeBits z = given.spikes(i, 0, steps);
      sum += Math.exp(-BernoulliDivergence.codeLength(z, odds.from(i * steps)));
    }
    assertEquals(1, sum, 1e-5);
  }

  @Test
  void whatDoesNotFitIsRefusedWithASentence() {
    PriorCase given = given(PriorKind.NETWORK);
    CausalPrior prior = given.prior;
    RandomKey key = RandomKey.ofSeed(1);
    refused(() -> Priors.create(PriorKind.GLM, 0, 3, 0.5, key));
    refused(() -> Priors.create(PriorKind.GLM, 3, 0, 0.5, key));
    for (double rate : new double[] {0, 1, -1, Double.NaN}) {
      refused(() -> Priors.create(PriorKind.RATES, 3, 3, rate, key));
    }
    try (Workers workers = new Workers(1)) {
      refused(() -> prior.pass(0, 4, workers));
      refused(() -> prior.pass(1, 0, workers));
      refused(() -> prior.pass(1, STEPS + 1, workers));
      PriorPass pass = prior.pass(SAMPLES, 4, workers);
      float[] gradient = new float[prior.parameters().length()];
      Rows rows = given.rubbish(4);
      Sentences.require(
          assertThrows(
              IllegalStateException.class,
              () -> pass.backward(b -> rows.from(4 * b), b -> rows.from(4 * b), gradient)));
      refused(() -> given.forward(pass, 4, 4));
      given.forward(pass, 0, 4);
      refused(() -> given.forward(pass, 8, 4));
      SpikeBits bits = given.spikes(0, 0, 4);
      refused(() -> pass.forward(SAMPLES, -4, b -> bits, b -> rows.from(4 * b)));
      refused(() -> given.forward(pass, 0, 3));
      given.forward(pass, 4, 4);
      given.forward(pass, 8, 4);
      refused(() -> pass.forward(SAMPLES, 12, b -> bits, b -> rows.from(4 * b)));
      refused(() -> new PriorCase(PriorKind.NETWORK, LATENTS, STEPS, 4, 3).forward(pass, 8, 4));
      refused(() -> new PriorCase(PriorKind.NETWORK, 36, STEPS, 4, 3).forward(pass, 0, 4));
      refused(() -> new PriorCase(PriorKind.NETWORK, LATENTS, STEPS, 6, 3).forward(pass, 0, 4));
      refused(() -> pass.backward(b -> rows, b -> rows, new float[3]));
      Rows narrow = Rows.of(SAMPLES * 4, Padding.FLOATS);
      refused(() -> pass.backward(b -> narrow, b -> rows, gradient));
      given.forward(pass, 8, 4); // nothing of this has moved the window
    }
  }

  private interface Attempt {
    void run();
  }

  private static void refused(Attempt attempt) {
    Sentences.require(assertThrows(IllegalArgumentException.class, attempt::run));
  }

  private static float[] part(Rows rows, int from, int to) {
    return Arrays.copyOfRange(rows.values(), from, to);
  }

  private static void requireClose(Rows expected, Rows actual, int steps, float close) {
    for (int t = 0; t < steps; t++) {
      float[] e = part(expected, expected.index(t, 0), expected.index(t, expected.width()));
      float[] a = part(actual, actual.index(t, 0), actual.index(t, actual.width()));
      assertArrayEquals(e, a, close, "step " + t);
    }
  }

  private static void requireSame(PriorCase.Result expected, PriorCase.Result actual) {
    assertArrayEquals(expected.logOdds().values(), actual.logOdds().values());
    assertArrayEquals(expected.adjoint().values(), actual.adjoint().values());
    assertArrayEquals(expected.gradient(), actual.gradient());
  }
}
