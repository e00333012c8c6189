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
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

public final class LifEncoderTest {
  public static final int INPUTS = 11;
  public static final int LATENTS = 6;
  public static final double PRIOR = 0.3;
  private static final double PRICE = 0.4;
  public static final RandomKey KEY = RandomKey.ofSeed(7).fold("latent");
  public static final int[] IDENTITY = {3, 99, 0, 12, 5};

  @ParameterizedTest
  @CsvSource({
    "FAST_SIGMOID, 9",
    "FAST_SIGMOID, 40",
    "SIGMOID, 9",
    "ARCTAN, 33",
    "TRIANGLE, 9",
    "GAUSSIAN, 9"
  })
  void spikesRatesAndGradientsAreThoseOfAPlainNetwork(Surrogate surrogate, int steps) {
    requireAgreement(
        LifEncoder.Structure.standard(INPUTS, List.of(7, 5), LATENTS, surrogate, 4, PRIOR), steps);
  }

  @Test
  void constantsOfTheirOwnAreUsedForEveryLayer() {
    requireAgreement(
        new LifEncoder.Structure(
            INPUTS,
            List.of(7, 40, 5),
            LATENTS,
            Surrogate.ARCTAN,
            new Lif(0.8, 0.7, 0.6, 0.5, 4),
            new Lif(0.2, 0.5, 0.9, 1.5, 3),
            1,
            new StochasticReadout(0.8, 0.3, 2),
            LatentSampling.own(),
            0.1),
        21);
  }

  @Test
  void withoutHiddenLayersTheReadoutReceivesTheInputs() {
    requireAgreement(
        LifEncoder.Structure.standard(INPUTS, List.of(), LATENTS, Surrogate.SIGMOID, 4, PRIOR), 9);
  }

  private static void requireAgreement(LifEncoder.Structure structure, int steps) {
    LifEncoder encoder = encoder(structure);
    int samples = IDENTITY.length;
    double[][][] input = input(samples, steps, 1);
    double[] expected = new double[encoder.parameters().length()];
    float[] actual = new float[expected.length];
    Arrays.fill(actual, 77f); // is overwritten
    try (Workers workers = new Workers(2)) {
      EncoderPass pass = encoder.pass(samples, steps, workers);
      pass.forward(batch(input), KEY, IDENTITY);
      long hiddenSpikes = 0;
      long latentSpikes = 0;
      for (int b = 0; b < samples; b++) {
        ReferenceNetwork reference = new ReferenceNetwork(encoder, input[b], KEY, IDENTITY[b]);
        requireSpikes(reference.spikesOf(structure.hidden().size() + 1), pass.latent(b));
        assertEquals(reference.rate(), pass.rate(b), 1e-5 * reference.rate(), "rate of " + b);
        double[][] outside = adjoint(pass, b, steps);
        reference.backward(outside, PRICE, expected);
        hiddenSpikes += reference.hiddenSpikes();
        latentSpikes += pass.latent(b).count();
      }
      assertEquals(hiddenSpikes, pass.hiddenSpikes());
      assertEquals(latentSpikes, pass.latentSpikes());
      int hidden = structure.hidden().stream().mapToInt(Integer::intValue).sum();
      double cells = (double) samples * steps * hidden;
      assertEquals(cells == 0 ? 0 : hiddenSpikes / cells, pass.hiddenSpikeRate(), 1e-12);
      assertTrue(hiddenSpikes >= 0.02 * cells, "hidden neurons fire: " + hiddenSpikes);
      assertTrue(latentSpikes > 0, "latent neurons fire");
      pass.backward(PRICE, actual);
    }
    requireGradient(encoder.parameters(), expected, actual);
  }

  private static void requireSpikes(double[][] expected, SpikeBits actual) {
    for (int t = 0; t < expected.length; t++) {
      for (int n = 0; n < LATENTS; n++) {
        assertEquals(expected[t][n] == 1, actual.get(t, n), "spike at step " + t + " of " + n);
      }
    }
  }

  static void requireGradient(Parameters layout, double[] expected, float[] actual) {
    for (Parameters.Slice slice : layout.slices()) {
      double size = 0;
      for (int i = slice.offset(); i < slice.end(); i++) {
        size = Math.max(size, Math.abs(expected[i]));
      }
      assertTrue(size > 1e-6, "no gradient reaches " + slice.name());
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.stride(); c++) {
          int i = slice.at(r, c);
          String place = slice.name() + " (" + r + ", " + c + ")";
          if (c < slice.columns()) {
            assertEquals(expected[i], actual[i], 1e-4 * size, place);
          } else {
            assertEquals(0f, actual[i], "padding of " + place);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anyNumberOfWorkersGivesTheSameBits(int count) {
    float[] first = gradient(count);
    float[] second = gradient(count);
    assertArrayEquals(first, second, 0f);
    assertArrayEquals(gradient(1), first, 0f, "any number of workers gives the same bits");
  }

  private static float[] gradient(int count) {
    LifEncoder encoder = standard();
    float[] gradient = new float[encoder.parameters().length()];
    try (Workers workers = new Workers(count)) {
      EncoderPass pass = encoder.pass(5, 40, workers);
      for (int round = 0; round < 2; round++) { // buffers are reused
        pass.forward(batch(input(5, 40, 2 - round)), KEY, IDENTITY);
        for (int b = 0; b < 5; b++) {
          adjoint(pass, b, 40);
        }
        pass.backward(PRICE, gradient);
      }
    }
    return gradient;
  }

  @Test
  void theLatentSpikesDoNotDependOnTheNumberOfWorkers() {
    int[][] alone = latentWords(1, input(5, 40, 1), IDENTITY);
    assertArrayEquals(alone, latentWords(2, input(5, 40, 1), IDENTITY));
    assertArrayEquals(alone, latentWords(3, input(5, 40, 1), IDENTITY));
  }

  @Test
  void theSpikesOfASampleDoNotDependOnTheBatchItIsIn() {
    double[][][] input = input(5, 40, 1);
    int[][] whole = latentWords(2, input, IDENTITY);
    double[][][] chosen = {input[4], input[1]};
    int[][] part = latentWords(1, chosen, new int[] {IDENTITY[4], IDENTITY[1]});
    assertArrayEquals(whole[4], part[0]);
    assertArrayEquals(whole[1], part[1]);
    int[][] renamed = latentWords(1, chosen, new int[] {1000, 1001});
    assertFalse(Arrays.equals(whole[4], renamed[0]), "another identity draws other spikes");
  }

  @Test
  void aSmallerBatchAfterALargerOneIsComputedAsIfAlone() {
    LifEncoder encoder = standard();
    double[][][] input = input(5, 9, 1);
    double[][][] two = {input[0], input[1]};
    float[] afterLarger = new float[encoder.parameters().length()];
    float[] alone = new float[afterLarger.length];
    try (Workers workers = new Workers(2)) {
      EncoderPass pass = encoder.pass(5, 9, workers);
      pass.forward(batch(input), KEY, IDENTITY);
      for (int b = 0; b < 5; b++) {
        adjoint(pass, b, 9);
      }
      pass.backward(PRICE, afterLarger);
      run(pass, two, afterLarger);
      assertEquals(2, pass.samples());
      run(encoder.pass(5, 9, workers), two, alone);
    }
    assertArrayEquals(alone, afterLarger, 0f);
  }

  private static void run(EncoderPass pass, double[][][] input, float[] gradient) {
    pass.forward(batch(input), KEY, IDENTITY);
    for (int b = 0; b < input.length; b++) {
      adjoint(pass, b, input[b].length);
    }
    pass.backward(PRICE, gradient);
  }

  @Test
  void inputThatDoesNotFitIsRefused() {
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = standard().pass(2, 9, workers);
      requireRefused(pass, batch(input(3, 9, 1))); // too many samples
      requireRefused(pass, batch(input(2, 8, 1))); // too few steps
      requireRefused(pass, new SpikeBatchBuilder().begin(9, INPUTS + 1).build());
    }
  }

  private static void requireRefused(EncoderPass pass, SpikeBatch input) {
    assertThrows(IllegalArgumentException.class, () -> pass.forward(input, KEY, IDENTITY));
  }

  @Test
  void initialWeightsDependOnTheKeyAloneAndPaddingIsZero() {
    LifEncoder.Structure structure = standard().structure();
    float[] weights = new LifEncoder(structure, RandomKey.ofSeed(1)).parameters().values();
    assertArrayEquals(
        weights, new LifEncoder(structure, RandomKey.ofSeed(1)).parameters().values());
    assertFalse(
        Arrays.equals(
            weights, new LifEncoder(structure, RandomKey.ofSeed(2)).parameters().values()));
    Parameters layout = standard().parameters();
    for (Parameters.Slice slice : layout.slices()) {
      for (int c = slice.columns(); c < slice.stride(); c++) {
        assertEquals(0f, weights[slice.at(0, c)], "padding of " + slice.name());
      }
    }
  }

  static LifEncoder standard() {
    return encoder(
        LifEncoder.Structure.standard(
            INPUTS, List.of(7, 5), LATENTS, Surrogate.FAST_SIGMOID, 4, PRIOR));
  }

  /** An encoder whose every value, feedback included, differs from 0. */
  public static LifEncoder encoder(LifEncoder.Structure structure) {
    LifEncoder encoder = new LifEncoder(structure, RandomKey.ofSeed(3));
    FastRandom random = new FastRandom(11);
    for (Parameters.Slice slice : encoder.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          encoder.parameters().values()[slice.at(r, c)] += 0.2f * (float) random.nextGaussian();
        }
      }
    }
    encoder.parameters().changed();
    return encoder;
  }

  public static double[][][] input(int samples, int steps, long seed) {
    FastRandom random = new FastRandom(seed);
    double[][][] input = new double[samples][steps][INPUTS];
    for (double[][] sample : input) {
      for (double[] row : sample) {
        Arrays.setAll(row, i -> random.nextDouble() < 0.08 * (i + 1) ? 1 : 0);
      }
    }
    return input;
  }

  public static SpikeBatch batch(double[][][] input) {
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
    return builder.build();
  }

  /** Random gradients of the latent spikes of a sample, written to the pass. */
  static double[][] adjoint(EncoderPass pass, int sample, int steps) {
    return adjoint(pass, sample, steps, LATENTS);
  }

  static double[][] adjoint(EncoderPass pass, int sample, int steps, int latents) {
    FastRandom random = new FastRandom(100 + sample);
    double[][] adjoint = new double[steps][latents];
    Rows place = pass.latentAdjoint(sample);
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < latents; n++) {
        float value = (float) random.nextGaussian();
        adjoint[t][n] = value;
        place.values()[place.index(t, n)] = value;
      }
    }
    return adjoint;
  }

  private static int[][] latentWords(int count, double[][][] input, int[] identity) {
    int[][] words = new int[input.length][];
    try (Workers workers = new Workers(count)) {
      EncoderPass pass = standard().pass(input.length, input[0].length, workers);
      pass.forward(batch(input), KEY, identity);
      for (int b = 0; b < input.length; b++) {
        SpikeBits latent = pass.latent(b);
        words[b] = new int[latent.blocks() * LATENTS];
        for (int i = 0; i < words[b].length; i++) {
          words[b][i] = latent.word(i / LATENTS, i % LATENTS);
        }
      }
    }
    return words;
  }
}
