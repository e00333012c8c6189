package spikeloom.encoder.lif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.StreamingPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/** A LIF network whose input events carry values. */
final class GradedInputTest {
  private static final int INPUTS = LifEncoderTest.INPUTS;
  private static final int LATENTS = LifEncoderTest.LATENTS;
  private static final int[] IDENTITY = LifEncoderTest.IDENTITY;
  private static final int SAMPLES = IDENTITY.length;
  private static final double PRICE = 0.4;

  @ParameterizedTest
  @CsvSource({"9, 1", "9, 2", "40, 3"})
  void spikesRatesAndGradientsAreThoseOfAPlainNetwork(int steps, int count) {
    requireAgreement(List.of(7, 5), steps, count);
  }

  @Test
  void withoutHiddenLayersTheReadoutReceivesTheValues() {
    requireAgreement(List.of(), 9, 2);
  }

  private static void requireAgreement(List<Integer> hidden, int steps, int count) {
    LifEncoder encoder = encoder(hidden);
    double[][][] input = input(steps);
    double[] expected = new double[encoder.parameters().length()];
    float[] actual = new float[expected.length];
    Arrays.fill(actual, 77f); // is overwritten
    try (Workers workers = new Workers(count)) {
      EncoderPass pass = encoder.pass(SAMPLES, steps, workers);
      // Spikes before and after must not be mixed up with values.
      pass.forward(
          LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, steps, 5)),
          LifEncoderTest.KEY,
          IDENTITY);
      SpikeBatch batch = batch(input);
      pass.forward(batch, LifEncoderTest.KEY, IDENTITY);
      assertEquals(batch.events(), pass.spikes(0));
      for (int b = 0; b < SAMPLES; b++) {
        ReferenceNetwork reference =
            new ReferenceNetwork(encoder, input[b], LifEncoderTest.KEY, IDENTITY[b]);
        requireSpikes(reference.spikesOf(hidden.size() + 1), pass.latent(b));
        assertEquals(reference.rate(), pass.rate(b), 1e-5 * reference.rate());
        reference.backward(LifEncoderTest.adjoint(pass, b, steps), PRICE, expected);
      }
      assertTrue(pass.latentSpikes() > 0);
      pass.backward(PRICE, actual);
    }
    LifEncoderTest.requireGradient(encoder.parameters(), expected, actual);
  }

  @Test
  void spikesAfterValuesAreSpikes() {
    try (Workers workers = new Workers(1)) {
      SpikeBatch spikes = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, 9, 5));
      EncoderPass used = encoder(List.of(7)).pass(SAMPLES, 9, workers);
      used.forward(batch(input(9)), LifEncoderTest.KEY, IDENTITY);
      EncoderPass fresh = encoder(List.of(7)).pass(SAMPLES, 9, workers);
      assertArrayEquals(gradient(fresh, spikes), gradient(used, spikes));
    }
  }

  @Test
  void anyNumberOfWorkersGivesTheSameBits() {
    try (Workers alone = new Workers(1);
        Workers three = new Workers(3)) {
      SpikeBatch batch = batch(input(9));
      assertArrayEquals(
          gradient(encoder(List.of(7, 5)).pass(SAMPLES, 9, alone), batch),
          gradient(encoder(List.of(7, 5)).pass(SAMPLES, 9, three), batch));
    }
  }

  private static float[] gradient(EncoderPass pass, SpikeBatch batch) {
    pass.forward(batch, LifEncoderTest.KEY, IDENTITY);
    for (int b = 0; b < SAMPLES; b++) {
      LifEncoderTest.adjoint(pass, b, 9);
    }
    float[] gradient = new float[encoder(List.of(7, 5)).parameters().length()];
    pass.backward(PRICE, gradient);
    return gradient;
  }

  @Test
  void windowsOfAPictureThatStandsStillAreOneLongRunToTheBit() {
    double[][][] input = input(18);
    SpikeBatch batch = batch(input);
    try (Workers workers = new Workers(2)) {
      LifEncoder encoder = encoder(List.of(7, 5));
      StreamingPass whole = encoder.pass(SAMPLES, 18, workers);
      whole.forward(batch, LifEncoderTest.KEY, IDENTITY);
      StreamingPass parts = encoder.pass(SAMPLES, 9, workers);
      parts.forward(batch.slice(0, 9), LifEncoderTest.KEY, IDENTITY);
      parts.continueWith(batch.slice(9, 18));
      for (int b = 0; b < SAMPLES; b++) {
        for (int t = 0; t < 9; t++) {
          for (int n = 0; n < LATENTS; n++) {
            assertEquals(whole.latent(b).bit(9 + t, n), parts.latent(b).bit(t, n));
          }
        }
      }
    }
  }

  private static LifEncoder encoder(List<Integer> hidden) {
    return LifEncoderTest.encoder(
        LifEncoder.Structure.standard(
            INPUTS, hidden, LATENTS, Surrogate.ARCTAN, 4, LifEncoderTest.PRIOR));
  }

  // Sample 0 stands still, sample 1 nearly, sample 2 is silent, the others change.
  private static double[][][] input(int steps) {
    FastRandom random = new FastRandom(1);
    double[][][] input = new double[SAMPLES][steps][INPUTS];
    for (int b = 0; b < SAMPLES; b++) {
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < INPUTS; i++) {
          double value = random.nextFloat() < 0.4 ? random.nextFloat() : 0;
          input[b][t][i] = b == 2 ? 0 : b < 2 && t > 0 ? input[b][0][i] : value;
        }
      }
    }
    input[1][steps - 1][3] += 0.5f;
    return input;
  }

  private static SpikeBatch batch(double[][][] input) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginGraded(input[0].length, INPUTS);
    for (double[][] sample : input) {
      for (int t = 0; t < sample.length; t++) {
        for (int i = 0; i < INPUTS; i++) {
          if (sample[t][i] != 0) {
            builder.spike(t, i, (float) sample[t][i]);
          }
        }
      }
      builder.endSample();
    }
    return builder.build();
  }

  private static void requireSpikes(double[][] expected, SpikeBits actual) {
    for (int t = 0; t < expected.length; t++) {
      for (int n = 0; n < LATENTS; n++) {
        assertEquals(expected[t][n] == 1, actual.get(t, n), "spike at step " + t + " of " + n);
      }
    }
  }
}
