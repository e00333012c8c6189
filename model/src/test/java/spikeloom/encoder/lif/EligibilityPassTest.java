package spikeloom.encoder.lif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.Reachable;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

final class EligibilityPassTest {
  private static final int INPUTS = 11;
  private static final int LATENTS = 6;
  private static final int DRAWS = 2;
  private static final double PRICE = 0.4;
  private static final RandomKey KEY = RandomKey.ofSeed(7).fold("latent");
  private static final int[] IDENTITY = {3, 99, 0};

  @ParameterizedTest
  @CsvSource({
    "9, 2, false, 1",
    "9, 2, true, 2",
    "40, 2, false, 2",
    "40, 2, true, 1",
    "75, 1, false, 3",
    "32, 1, true, 1",
    "33, 0, false, 2",
    "9, 0, false, 1"
  })
  void theGradientIsTheSumOfEligibilitiesTimesErrors(
      int steps, int layers, boolean random, int count) {
    LifEncoder encoder = encoder(List.of(7, 5).subList(0, layers));
    Feedback feedback =
        random ? new Feedback.Random(RandomKey.ofSeed(5)) : new Feedback.Symmetric();
    double[][][] input = input(steps);
    double[] expected = new double[encoder.parameters().length()];
    float[] actual = new float[expected.length];
    Arrays.fill(actual, 77f); // is overwritten
    try (Workers workers = new Workers(count)) {
      EligibilityPass pass = pass(encoder, steps, feedback, workers);
      for (int k = 0; k < 2; k++) { // a pass forgets the batch before
        var received = received(input);
        pass.forward(received);
        pass.learn(received, EligibilityPassTest::cost, PRICE, actual);
      }
      for (int b = 0; b < IDENTITY.length; b++) {
        var reference = new EligibilityReference(encoder, feedback, input[b], expected);
        for (int d = 0; d < DRAWS; d++) {
          double[] cost = new double[steps];
          for (int t = 0; t < steps; t++) {
            cost[t] = cost(d, b, t) / DRAWS;
          }
          reference.learn(pass.latent(d, b), cost, PRICE / DRAWS);
        }
      }
    }
    requireGradient(encoder.parameters(), expected, actual);
  }

  @ParameterizedTest
  @CsvSource({"9", "32", "70"})
  void theFirstDrawAndItsRateAreThoseOfAnOrdinaryRun(int steps) {
    LifEncoder encoder = encoder(List.of(7));
    try (Workers workers = new Workers(2)) {
      EligibilityPass pass = pass(encoder, steps, new Feedback.Symmetric(), workers);
      pass.forward(received(input(steps)));
      EncoderPass ordinary = encoder.pass(IDENTITY.length, steps, workers);
      ordinary.forward(received(input(steps)).input(), KEY, IDENTITY);
      for (int b = 0; b < IDENTITY.length; b++) {
        for (int t = 0; t < steps; t++) {
          for (int n = 0; n < LATENTS; n++) {
            assertEquals(ordinary.latent(b).get(t, n), pass.latent(0, b).get(t, n));
          }
        }
        assertEquals(ordinary.rate(b), pass.rate(0, b), 1e-5 * ordinary.rate(b));
      }
      assertEquals(ordinary.hiddenSpikeRate(), pass.hiddenSpikeRate(), 1e-12);
    }
  }

  @Test
  void drawsDiffer() {
    try (Workers workers = new Workers(1)) {
      EligibilityPass pass = pass(encoder(List.of(7)), 20, new Feedback.Symmetric(), workers);
      pass.forward(received(input(20)));
      assertTrue(pass.latent(0, 0).count() > 0);
      int same = 0;
      for (int t = 0; t < 20; t++) {
        for (int n = 0; n < LATENTS; n++) {
          same += pass.latent(0, 0).get(t, n) == pass.latent(1, 0).get(t, n) ? 1 : 0;
        }
      }
      assertTrue(same < 20 * LATENTS, "two draws are alike");
    }
  }

  @Test
  void anyNumberOfWorkersGivesTheSameBitsOverSeveralBlocks() {
    float[] one = gradient(1);
    for (int count = 2; count <= 3; count++) {
      assertArrayEquals(one, gradient(count), count + " workers");
    }
  }

  private static float[] gradient(int count) {
    LifEncoder encoder = encoder(List.of(7, 5));
    float[] gradient = new float[encoder.parameters().length()];
    try (Workers workers = new Workers(count)) {
      EligibilityPass pass = pass(encoder, 70, new Feedback.Symmetric(), workers);
      var received = received(input(70));
      pass.forward(received);
      pass.learn(received, EligibilityPassTest::cost, PRICE, gradient);
    }
    return gradient;
  }

  @Test
  void memoryDoesNotGrowWithTheNumberOfStepsButForTheLatentSpikes() {
    try (Workers workers = new Workers(2)) {
      LifEncoder encoder = encoder(List.of(7, 5));
      long few = Reachable.bytes(pass(encoder, 64, new Feedback.Symmetric(), workers));
      long many = Reachable.bytes(pass(encoder, 6400, new Feedback.Symmetric(), workers));
      long latentBits = (6400 - 64) / 8 * 32L; // a row of neurons is padded to 32
      assertEquals(DRAWS * IDENTITY.length * latentBits, many - few, "bytes");
    }
  }

  private static double cost(int draw, int sample, int step) {
    return Math.sin(1 + draw + 3 * sample + 0.1 * step);
  }

  private static EligibilityPass pass(
      LifEncoder encoder, int steps, Feedback feedback, Workers workers) {
    var capacity = new EligibilityPass.Room(IDENTITY.length, steps, DRAWS);
    return new EligibilityPass(encoder, capacity, feedback, workers);
  }

  private static EligibilityPass.Input received(double[][][] input) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(input[0].length, INPUTS);
    for (double[][] sample : input) {
      for (int t = 0; t < sample.length; t++) {
        for (int i = 0; i < INPUTS; i++) {
          if (sample[t][i] == 1) {
            builder.spike(t, i);
          }
        }
      }
      builder.endSample();
    }
    SpikeBatch batch = builder.build();
    var streams = new LatentStreams(DRAWS, IDENTITY.length, LATENTS).of(KEY, IDENTITY);
    return new EligibilityPass.Input(batch, streams);
  }

  private static double[][][] input(int steps) {
    FastRandom random = new FastRandom(1);
    double[][][] input = new double[IDENTITY.length][steps][INPUTS];
    for (double[][] sample : input) {
      for (double[] row : sample) {
        Arrays.setAll(row, i -> random.nextInt(4) == 0 ? 1 : 0);
      }
    }
    return input;
  }

  private static LifEncoder encoder(List<Integer> hidden) {
    LifEncoder encoder =
        new LifEncoder(
            new LifEncoder.Structure(
                INPUTS,
                hidden,
                LATENTS,
                Surrogate.FAST_SIGMOID,
                new Lif(0.6, 0.9, 0.6, 0.5, 4),
                new Lif(0.2, 0.8, 0.9, 1, 5),
                1,
                new StochasticReadout(0.85, 0.6, 3),
                LatentSampling.own(),
                0.3),
            RandomKey.ofSeed(1).fold("encoder"));
    Parameters.Slice feedback = encoder.parameters().slice("readout feedback");
    for (int n = 0; n < LATENTS; n++) {
      encoder.parameters().values()[feedback.at(0, n)] = 0.4f * n - 1;
    }
    return encoder;
  }

  private static void requireGradient(Parameters layout, double[] expected, float[] actual) {
    for (Parameters.Slice slice : layout.slices()) {
      double size = 0;
      for (int i = slice.offset(); i < slice.end(); i++) {
        size = Math.max(size, Math.abs(expected[i]));
      }
      assertTrue(size > 0, slice.name());
      for (int i = slice.offset(); i < slice.end(); i++) {
        assertEquals(expected[i], actual[i], 1e-4 * size, slice.name());
      }
    }
  }
}
