package spikeloom.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import spikeloom.array.Workers;
import spikeloom.encoder.lif.LifEncoderTest;
import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

final class IdentityEncoderTest {
  private static final int INPUTS = LifEncoderTest.INPUTS;
  private static final int[] IDENTITY = LifEncoderTest.IDENTITY;

  @Test
  void latentSpikesAreTheInputSpikesWithoutRateAndWithoutDoubt() {
    double[][][] input = LifEncoderTest.input(5, 40, 1);
    input[4] = input[2];
    EncoderPass pass = encoded(input, 40);
    long spikes = 0;
    float[] probabilities = new float[40 * INPUTS];
    float[] nats = new float[probabilities.length];
    for (int b = 0; b < 5; b++) {
      pass.probabilities(b, probabilities);
      for (int t = 0; t < 40; t++) {
        for (int n = 0; n < INPUTS; n++) {
          assertEquals(input[b][t][n], pass.latent(b).bit(t, n));
          assertEquals(input[b][t][n], probabilities[t * INPUTS + n]);
          spikes += pass.latent(b).bit(t, n);
        }
      }
      Arrays.fill(nats, 7f);
      pass.rates(b, new float[nats.length], nats);
      assertArrayEquals(new float[nats.length], nats);
      assertEquals(0, pass.rate(b));
      for (int other = 0; other < 5; other++) {
        boolean same = b == other || b + other == 6;
        assertEquals(
            same ? 0 : Double.NEGATIVE_INFINITY, pass.logProbability(b, other), b + ", " + other);
      }
    }
    assertEquals(spikes, pass.latentSpikes());
    assertEquals(spikes, pass.spikes(0));
    assertEquals(0, pass.hiddenSpikes());
    assertEquals(0, pass.hiddenSpikeRate());
  }

  @Test
  void aSmallerBatchAfterALargerOneCountsItsOwnSpikesOnly() {
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = new IdentityEncoder(INPUTS).pass(5, 9, workers);
      pass.forward(
          LifEncoderTest.batch(LifEncoderTest.input(5, 9, 1)), LifEncoderTest.KEY, IDENTITY);
      double[][][] input = LifEncoderTest.input(2, 9, 2);
      pass.forward(LifEncoderTest.batch(input), LifEncoderTest.KEY, IDENTITY);
      assertEquals(2, pass.samples());
      double sum =
          Arrays.stream(input).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).sum();
      assertEquals(sum, pass.latentSpikes());
      SpikeBits first = pass.latent(0);
      assertEquals(Arrays.stream(input[0]).flatMapToDouble(Arrays::stream).sum(), first.count());
    }
  }

  @Test
  void thereIsNothingToLearn() {
    IdentityEncoder encoder = new IdentityEncoder(INPUTS);
    assertEquals(INPUTS, encoder.latents());
    assertEquals(0, encoder.parameters().count());
    EncoderPass pass = encoded(LifEncoderTest.input(2, 9, 1), 9);
    float[] gradient = new float[encoder.parameters().length()];
    pass.backward(1, gradient);
    assertArrayEquals(new float[gradient.length], gradient);
  }

  @Test
  void inputThatDoesNotFitIsRefused() {
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = new IdentityEncoder(INPUTS).pass(2, 9, workers);
      requireRefused(pass, LifEncoderTest.batch(LifEncoderTest.input(3, 9, 1))); // too many samples
      requireRefused(pass, LifEncoderTest.batch(LifEncoderTest.input(2, 10, 1))); // too many steps
      requireRefused(pass, new SpikeBatchBuilder().begin(9, INPUTS + 1).build());
      SpikeBatchBuilder graded = new SpikeBatchBuilder().beginGraded(9, INPUTS);
      graded.spike(0, 0, 0.5f);
      graded.endSample();
      requireRefused(pass, graded.build());
    }
  }

  private static void requireRefused(EncoderPass pass, SpikeBatch input) {
    assertThrows(
        IllegalArgumentException.class, () -> pass.forward(input, LifEncoderTest.KEY, IDENTITY));
  }

  private static EncoderPass encoded(double[][][] input, int steps) {
    try (Workers workers = new Workers(2)) {
      EncoderPass pass = new IdentityEncoder(INPUTS).pass(5, steps, workers);
      pass.forward(LifEncoderTest.batch(input), LifEncoderTest.KEY, IDENTITY);
      return pass;
    }
  }
}
