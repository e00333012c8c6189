package spikeloom.encoder.lif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.IdentityEncoder;
import spikeloom.encoder.StreamingPass;
import spikeloom.neuron.Surrogate;
import spikeloom.spike.SpikeBatch;

/** A LIF network that takes its samples window by window. */
final class LifStreamTest {
  private static final int LATENTS = LifEncoderTest.LATENTS;
  private static final int[] IDENTITY = LifEncoderTest.IDENTITY;
  private static final int SAMPLES = IDENTITY.length;
  private static final double PRICE = 0.4;

  @ParameterizedTest
  @CsvSource({"1, 12", "9, 3", "32, 2", "40, 3"})
  void windowsOneAfterTheOtherAreOneLongRunToTheBit(int window, int count) {
    double[][][] input = LifEncoderTest.input(SAMPLES, window * count, 1);
    SpikeBatch batch = LifEncoderTest.batch(input);
    LifEncoder encoder = LifEncoderTest.standard();
    float[] probabilities = new float[window * LATENTS];
    float[] all = new float[count * probabilities.length];
    try (Workers workers = new Workers(2)) {
      StreamingPass whole = encoder.pass(SAMPLES, window * count, workers);
      whole.forward(batch, LifEncoderTest.KEY, IDENTITY);
      StreamingPass parts = encoder.pass(SAMPLES, window, workers);
      double[] rate = new double[SAMPLES];
      long hidden = 0;
      for (int p = 0; p < count; p++) {
        go(parts, batch, p, window);
        hidden += parts.hiddenSpikes();
        for (int b = 0; b < SAMPLES; b++) {
          parts.probabilities(b, probabilities);
          whole.probabilities(b, all);
          int from = p * probabilities.length;
          assertArrayEquals(
              Arrays.copyOfRange(all, from, from + probabilities.length), probabilities);
          requireSameSpikes(whole, p * window, parts, window, b);
          rate[b] += parts.rate(b);
        }
      }
      assertEquals(whole.hiddenSpikes(), hidden);
      for (int b = 0; b < SAMPLES; b++) {
        assertEquals(whole.rate(b), rate[b], 1e-5 * rate[b]);
      }
    }
  }

  private static void requireSameSpikes(
      EncoderPass whole, int from, EncoderPass part, int steps, int sample) {
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < LATENTS; n++) {
        assertEquals(whole.latent(sample).bit(from + t, n), part.latent(sample).bit(t, n));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 12", "9, 3", "33, 2"})
  void theGradientOfAWindowTakesTheStateBeforeItAsAConstant(int window, int count) {
    requireGradients(List.of(7, 5), window, count);
  }

  @Test
  void withoutHiddenLayersTooTheStateIsAConstant() {
    requireGradients(List.of(), 5, 3);
  }

  private static void requireGradients(List<Integer> hidden, int window, int count) {
    LifEncoder encoder =
        LifEncoderTest.encoder(
            LifEncoder.Structure.standard(
                LifEncoderTest.INPUTS, hidden, LATENTS, Surrogate.ARCTAN, 4, LifEncoderTest.PRIOR));
    double[][][] input = LifEncoderTest.input(SAMPLES, window * count, 1);
    SpikeBatch batch = LifEncoderTest.batch(input);
    float[] actual = new float[encoder.parameters().length()];
    try (Workers workers = new Workers(2)) {
      StreamingPass pass = encoder.pass(SAMPLES, window, workers);
      for (int p = 0; p < count; p++) {
        go(pass, batch, p, window);
        double[] expected = new double[actual.length];
        for (int b = 0; b < SAMPLES; b++) {
          ReferenceNetwork reference =
              new ReferenceNetwork(encoder, input[b], LifEncoderTest.KEY, IDENTITY[b]);
          double[][] outside = LifEncoderTest.adjoint(pass, b, window);
          Range steps = new Range(p * window, (p + 1) * window);
          reference.backward(outside, steps, PRICE, expected);
        }
        pass.backward(PRICE, actual);
        if (p > 0) { // there are no feedback traces in the first step of all
          LifEncoderTest.requireGradient(encoder.parameters(), expected, actual);
        }
      }
    }
  }

  @Test
  void theRateOfOtherSpikesKnowsWhatWasBeforeTheWindow() {
    double[][][] input = LifEncoderTest.input(SAMPLES, 18, 1);
    SpikeBatch batch = LifEncoderTest.batch(input);
    LifEncoder encoder = LifEncoderTest.standard();
    try (Workers workers = new Workers(1)) {
      StreamingPass whole = encoder.pass(SAMPLES, 18, workers);
      whole.forward(batch, LifEncoderTest.KEY, IDENTITY);
      StreamingPass parts = encoder.pass(SAMPLES, 9, workers);
      go(parts, batch, 0, 9);
      double first = parts.logProbability(1, 3);
      go(parts, batch, 1, 9);
      double sum = first + parts.logProbability(1, 3);
      assertEquals(whole.logProbability(1, 3), sum, 1e-5 * Math.abs(sum));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aWindowThatIsRunAgainIsTheSameAndContinuesTheSame(int window) {
    SpikeBatch batch = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, 28, 1));
    LifEncoder encoder = LifEncoderTest.standard();
    try (Workers workers = new Workers(2)) {
      StreamingPass once = encoder.pass(SAMPLES, 7, workers);
      StreamingPass twice = encoder.pass(SAMPLES, 7, workers);
      for (int p = 0; p <= window; p++) {
        go(once, batch, p, 7);
        go(twice, batch, p, 7);
      }
      float before = encoder.parameters().values()[encoder.feedback().offset()];
      encoder.parameters().values()[encoder.feedback().offset()] = before + 3;
      encoder.parameters().changed();
      twice.rerun(slice(batch, window, 7));
      encoder.parameters().values()[encoder.feedback().offset()] = before;
      encoder.parameters().changed();
      twice.rerun(slice(batch, window, 7));
      requireSame(once, twice);
      go(once, batch, window + 1, 7);
      go(twice, batch, window + 1, 7);
      requireSame(once, twice);
    }
  }

  private static void requireSame(EncoderPass expected, EncoderPass actual) {
    for (int b = 0; b < SAMPLES; b++) {
      assertTrue(expected.latent(b).sameAs(actual.latent(b)));
      assertEquals(expected.rate(b), actual.rate(b));
      LifEncoderTest.adjoint(expected, b, 7);
      LifEncoderTest.adjoint(actual, b, 7);
    }
    float[] first = new float[LifEncoderTest.standard().parameters().length()];
    float[] second = new float[first.length];
    expected.backward(PRICE, first);
    actual.backward(PRICE, second);
    assertArrayEquals(first, second);
  }

  @Test
  void aNewStreamKnowsNothingOfTheOneBefore() {
    SpikeBatch batch = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, 14, 1));
    LifEncoder encoder = LifEncoderTest.standard();
    try (Workers workers = new Workers(1)) {
      StreamingPass fresh = encoder.pass(SAMPLES, 7, workers);
      go(fresh, batch, 0, 7);
      StreamingPass used = encoder.pass(SAMPLES, 7, workers);
      go(used, batch, 0, 7);
      go(used, batch, 1, 7);
      go(used, batch, 0, 7);
      requireSame(fresh, used);
    }
  }

  @Test
  void anyNumberOfWorkersGivesTheSameBits() {
    assertArrayEquals(gradients(1), gradients(2));
    assertArrayEquals(gradients(1), gradients(3));
    assertFalse(Arrays.equals(gradients(1), new float[gradients(1).length]));
  }

  private static float[] gradients(int count) {
    LifEncoder encoder = LifEncoderTest.standard();
    SpikeBatch batch = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, 21, 1));
    int length = encoder.parameters().length();
    float[] all = new float[3 * length];
    float[] gradient = new float[length];
    try (Workers workers = new Workers(count)) {
      StreamingPass pass = encoder.pass(SAMPLES, 7, workers);
      for (int p = 0; p < 3; p++) {
        go(pass, batch, p, 7);
        for (int b = 0; b < SAMPLES; b++) {
          LifEncoderTest.adjoint(pass, b, 7);
        }
        pass.backward(PRICE, gradient);
        System.arraycopy(gradient, 0, all, p * length, length);
      }
    }
    return all;
  }

  @Test
  void windowsOfAnotherSizeAreRefused() {
    SpikeBatch batch = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, 21, 1));
    SpikeBatch fewer = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES - 1, 7, 1));
    try (Workers workers = new Workers(1)) {
      StreamingPass pass = LifEncoderTest.standard().pass(SAMPLES, 7, workers);
      go(pass, batch, 0, 7);
      assertThrows(IllegalArgumentException.class, () -> pass.continueWith(batch.slice(7, 13)));
      assertThrows(IllegalArgumentException.class, () -> pass.continueWith(fewer));
      assertThrows(IllegalArgumentException.class, () -> pass.rerun(fewer));
    }
  }

  @Test
  void withoutAnEncoderTheStreamIsTheInput() {
    SpikeBatch batch = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, 14, 1));
    try (Workers workers = new Workers(1)) {
      StreamingPass pass = new IdentityEncoder(LifEncoderTest.INPUTS).pass(SAMPLES, 7, workers);
      for (int p = 0; p < 2; p++) {
        go(pass, batch, p, 7);
        assertEquals(slice(batch, p, 7).events(), pass.latentSpikes());
      }
      pass.rerun(slice(batch, 1, 7));
      assertEquals(slice(batch, 1, 7).events(), pass.latentSpikes());
      SpikeBatch fewer = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES - 1, 7, 1));
      assertThrows(IllegalArgumentException.class, () -> pass.continueWith(fewer));
    }
  }

  @Test
  void paddingOfTheFeedbackGradientStaysEmpty() {
    SpikeBatch batch = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, 14, 1));
    LifEncoder encoder = LifEncoderTest.standard();
    float[] gradient = new float[encoder.parameters().length()];
    try (Workers workers = new Workers(1)) {
      StreamingPass pass = encoder.pass(SAMPLES, 7, workers);
      go(pass, batch, 0, 7);
      go(pass, batch, 1, 7);
      for (int b = 0; b < SAMPLES; b++) {
        Rows adjoint = pass.latentAdjoint(b);
        Arrays.fill(adjoint.values(), adjoint.index(0, 0), adjoint.index(7, 0), 0f);
      }
      pass.backward(PRICE, gradient);
      Parameters.Slice slice = encoder.feedback();
      for (int c = slice.columns(); c < slice.stride(); c++) {
        assertEquals(0f, gradient[slice.at(0, c)]);
      }
    }
  }

  private static void go(StreamingPass pass, SpikeBatch batch, int window, int steps) {
    if (window == 0) {
      pass.forward(slice(batch, 0, steps), LifEncoderTest.KEY, IDENTITY);
    } else {
      pass.continueWith(slice(batch, window, steps));
    }
  }

  private static SpikeBatch slice(SpikeBatch batch, int window, int steps) {
    return batch.slice(window * steps, (window + 1) * steps);
  }
}
