package spikeloom.encoder.lif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.BernoulliLatents;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.neuron.Surrogate;
import spikeloom.random.RandomKey;

/** Latent spikes that fire where their log-odds are above 0. */
final class ThresholdSpikesTest {
  private static final int SAMPLES = 4;
  private static final int STEPS = 12;
  private static final int LATENTS = 5;
  private static final double PRIOR = 0.2;
  private static final int[] IDENTITY = {3, 1, 4, 15};

  private final Workers workers = new Workers(1);

  @AfterEach
  void close() {
    workers.close();
  }

  private static LifEncoder encoder(boolean lateral) {
    LifEncoder encoder =
        LifEncoderTest.encoder(
            new LifEncoder.Structure(
                LifEncoderTest.input(1, 1, 1)[0][0].length,
                List.of(7),
                LATENTS,
                Surrogate.FAST_SIGMOID,
                new Lif(0, 0.9, 0.9, 1, 4),
                new Lif(0, 0.9, 0.9, 1, 5),
                1,
                new StochasticReadout(0.8, 0.6, 2),
                new LatentSampling(lateral, SpikeEstimator.THRESHOLD),
                PRIOR));
    Parameters.Slice bias = encoder.parameters().slice("readout bias");
    Arrays.fill(encoder.parameters().values(), bias.at(0, 0), bias.at(0, LATENTS), 0.1f);
    encoder.parameters().changed();
    return encoder;
  }

  private EncoderPass pass(boolean lateral, long seed) {
    EncoderPass pass = encoder(lateral).pass(SAMPLES, STEPS, workers);
    var batch = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, STEPS, 1));
    pass.forward(batch, RandomKey.ofSeed(seed), IDENTITY);
    return pass;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noChanceDecidesAboutThem(boolean lateral) {
    EncoderPass one = pass(lateral, 1);
    EncoderPass other = pass(lateral, 2);
    int spikes = 0;
    for (int b = 0; b < SAMPLES; b++) {
      assertTrue(one.latent(b).sameAs(other.latent(b)), "sample " + b);
      spikes += one.latent(b).count();
    }
    assertTrue(
        spikes > SAMPLES && spikes < SAMPLES * STEPS * LATENTS - SAMPLES, spikes + " spikes");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theirRateIsTheirCodeLengthAndTheyAreCertain(boolean lateral) {
    EncoderPass pass = pass(lateral, 1);
    for (int b = 0; b < SAMPLES; b++) {
      int fired = pass.latent(b).count();
      int silent = STEPS * LATENTS - fired;
      double codeLength = -fired * Math.log(PRIOR) - silent * Math.log(1 - PRIOR);
      assertEquals(codeLength, pass.rate(b), 1e-5 * codeLength);
      assertEquals(0, pass.logProbability(b, b), 1e-5);
      float[] probabilities = new float[STEPS * LATENTS];
      pass.probabilities(b, probabilities);
      for (int i = 0; i < probabilities.length; i++) {
        assertEquals(pass.latent(b).bit(i / LATENTS, i % LATENTS), probabilities[i], 1e-6);
      }
    }
    assertTrue(pass.logProbability(0, 1) < -10, "another sample's spikes are impossible");
  }

  /** The cost of a code length, k (softplus(v) - z v), reaches u as -k v p (1 - p). */
  @Test
  void theCodeLengthReachesTheLogOddsByTheSurrogateDerivative() {
    double weight = 0.3;
    int neuron = 2;
    LifEncoder encoder = encoder(false);
    EncoderPass pass = pass(false, 1);
    BernoulliLatents drawn = pass.drawn().orElseThrow();
    double prior = StochasticReadout.logit(PRIOR);
    double feedback = encoder.parameters().values()[encoder.feedback().at(0, neuron)];
    double expected = 0; // in the bias
    for (int b = 0; b < SAMPLES; b++) {
      double effect = 0; // of a spike, on later ones through the feedback
      for (int t = STEPS - 1; t >= 0; t--) {
        double p = 1 / (1 + Math.exp(-logOdds(pass, b, t, neuron)));
        double change = p * (1 - p) * (effect - weight * prior);
        effect = 0.6 * effect + feedback * change;
        expected += change;
      }
      prepare(pass, drawn, b, (float) prior);
    }
    float[] gradient = new float[encoder.parameters().length()];
    pass.backward(weight, gradient);
    double actual = gradient[encoder.parameters().slice("readout bias").at(0, neuron)];
    assertTrue(feedback != 0 && Math.abs(expected) > 0.01, feedback + ", " + expected);
    assertEquals(expected, actual, 1e-4 * Math.abs(expected));
  }

  private static double logOdds(EncoderPass pass, int sample, int step, int neuron) {
    return pass.trace(1, sample).orElseThrow().potential()[step][neuron];
  }

  // As for the code length: no loss of the decoder, and the prior's log-odds plus those seen.
  private static void prepare(EncoderPass pass, BernoulliLatents drawn, int b, float prior) {
    Rows reference = drawn.reference(b);
    Rows seen = drawn.logOdds(b);
    Rows adjoint = pass.latentAdjoint(b);
    for (int t = 0; t < STEPS; t++) {
      for (int n = 0; n < LATENTS; n++) {
        float certain = seen.values()[seen.index(t, n)];
        assertEquals(pass.latent(b).get(t, n) ? 20 : -20, certain);
        reference.values()[reference.index(t, n)] = prior + certain;
        adjoint.values()[adjoint.index(t, n)] = 0;
      }
    }
  }
}
