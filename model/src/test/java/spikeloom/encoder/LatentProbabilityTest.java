package spikeloom.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.encoder.lif.LifEncoderTest;
import spikeloom.encoder.lif.LifPass;
import spikeloom.encoder.lif.ReferenceNetwork;
import spikeloom.neuron.StochasticReadout;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;

/**
 * Compares the probabilities of latent spikes in a {@link LifPass} with single neurons in double
 * precision.
 */
final class LatentProbabilityTest {
  private static final int LATENTS = LifEncoderTest.LATENTS;
  private static final int SAMPLES = LifEncoderTest.IDENTITY.length;

  /** A batch that has been encoded, and its samples one by one. */
  private static final class Encoded {
    final LifEncoder encoder;
    final EncoderPass pass;
    final ReferenceNetwork[] expected = new ReferenceNetwork[SAMPLES];

    Encoded(int layers, int steps, Workers workers) {
      encoder =
          LifEncoderTest.encoder(
              LifEncoder.Structure.standard(
                  LifEncoderTest.INPUTS,
                  List.of(7, 5).subList(0, layers),
                  LATENTS,
                  Surrogate.FAST_SIGMOID,
                  4,
                  LifEncoderTest.PRIOR));
      // Feedback that matters, of both signs.
      Parameters.Slice feedback = encoder.feedback();
      for (int n = 0; n < LATENTS; n++) {
        encoder.parameters().values()[feedback.at(0, n)] = n % 2 == 0 ? -1.5f : 0.8f;
      }
      encoder.parameters().changed();
      double[][][] input = LifEncoderTest.input(SAMPLES, steps, 1);
      pass = encoder.pass(SAMPLES, steps, workers);
      pass.forward(LifEncoderTest.batch(input), LifEncoderTest.KEY, LifEncoderTest.IDENTITY);
      Arrays.setAll(
          expected,
          b ->
              new ReferenceNetwork(
                  encoder, input[b], LifEncoderTest.KEY, LifEncoderTest.IDENTITY[b]));
    }

    double[][] spikes(int sample) {
      return expected[sample].spikesOf(encoder.structure().hidden().size() + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 9, 1", "1, 40, 2", "0, 33, 1"})
  void probabilitiesAndRatesAreThoseOfSingleNeurons(int layers, int steps, int count) {
    try (Workers workers = new Workers(count)) {
      Encoded batch = new Encoded(layers, steps, workers);
      float[] reference = references(steps);
      float[] probabilities = new float[steps * LATENTS];
      float[] nats = new float[steps * LATENTS];
      for (int b = 0; b < SAMPLES; b++) {
        batch.pass.probabilities(b, probabilities);
        batch.pass.rates(b, reference, nats);
        double[][] logOdds = batch.expected[b].logOdds();
        for (int i = 0; i < nats.length; i++) {
          double u = logOdds[i / LATENTS][i % LATENTS];
          assertEquals(1 / (1 + Math.exp(-u)), probabilities[i], 1e-5, "cell " + i);
          double divergence = StochasticReadout.divergence(u, reference[i]);
          assertEquals(divergence, nats[i], 1e-4 * (1 + divergence), "cell " + i);
        }
      }
    }
  }

  private static float[] references(int steps) {
    FastRandom random = new FastRandom(4);
    float[] reference = new float[steps * LATENTS];
    for (int i = 0; i < reference.length; i++) {
      reference[i] = (float) random.nextGaussian();
    }
    return reference;
  }

  @Test
  void ratesAgainstThePriorSumToTheRateOfTheSample() {
    try (Workers workers = new Workers(2)) {
      Encoded batch = new Encoded(2, 40, workers);
      float[] prior = new float[40 * LATENTS];
      float[] nats = new float[prior.length];
      Arrays.fill(prior, (float) StochasticReadout.logit(LifEncoderTest.PRIOR));
      for (int b = 0; b < SAMPLES; b++) {
        batch.pass.rates(b, prior, nats);
        double sum = 0;
        for (float part : nats) {
          sum += part;
        }
        assertEquals(batch.pass.rate(b), sum, 1e-5 * sum);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 9, 1", "1, 40, 2", "0, 33, 1"})
  void latentSpikesAreAsProbableUnderAnotherInputAsForSingleNeurons(
      int layers, int steps, int count) {
    try (Workers workers = new Workers(count)) {
      Encoded batch = new Encoded(layers, steps, workers);
      double own = 0;
      double foreign = 0;
      for (int input = 0; input < SAMPLES; input++) {
        for (int spikes = 0; spikes < SAMPLES; spikes++) {
          double expected = batch.expected[input].logProbability(batch.spikes(spikes));
          double actual = batch.pass.logProbability(input, spikes);
          String what = "spikes of " + spikes + " under input " + input;
          assertEquals(expected, actual, 2e-5 * Math.abs(expected), what);
          own += input == spikes ? actual / SAMPLES : 0;
          foreign += input == spikes ? 0 : actual / (SAMPLES * (SAMPLES - 1));
        }
      }
      assertTrue(own > foreign + 1, "their own input is the likeliest: " + own + ", " + foreign);
    }
  }
}
