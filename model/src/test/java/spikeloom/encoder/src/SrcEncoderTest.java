package spikeloom.encoder.src;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.encoder.lif.LifEncoderTest;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.SpikingRecurrentCell;
import spikeloom.neuron.SpikingRecurrentCell.Bias;
import spikeloom.neuron.SpikingRecurrentCell.Gate;
import spikeloom.neuron.SpikingRecurrentCell.Rectifier;
import spikeloom.neuron.SpikingRecurrentCell.Recurrence;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

final class SrcEncoderTest {
  private static final int INPUTS = LifEncoderTest.INPUTS;
  private static final int LATENTS = 6;
  private static final int STEPS = 40;
  private static final int SAMPLES = 4;
  private static final double PRICE = 0.4;
  private static final RandomKey KEY = LifEncoderTest.KEY;
  private static final int[] IDENTITY = LifEncoderTest.IDENTITY;
  private static final SpikingRecurrentCell PAPER = SpikingRecurrentCell.PAPER;

  private static SrcEncoder encoder(
      List<Integer> hidden, SpikingRecurrentCell cell, PulseNoise noise, PulseKind pulses) {
    return new SrcEncoder(
        new SrcEncoder.Structure(INPUTS, hidden, LATENTS, cell, noise, pulses, 6),
        RandomKey.ofSeed(3));
  }

  private static SpikeBatch graded(double[][][] input) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginGraded(STEPS, INPUTS);
    for (double[][] sample : input) {
      for (int t = 0; t < STEPS; t++) {
        for (int i = 0; i < INPUTS; i++) {
          if (sample[t][i] > 0) {
            builder.spike(t, i, (float) sample[t][i]);
          }
        }
      }
      builder.endSample();
    }
    return builder.build();
  }

  private static double[][][] heights() {
    double[][][] input = LifEncoderTest.input(SAMPLES, STEPS, 5);
    FastRandom random = new FastRandom(6);
    for (double[][] sample : input) {
      for (double[] row : sample) {
        Arrays.setAll(row, i -> row[i] * (float) random.nextDouble());
      }
    }
    return input;
  }

  private static double[][][] outside() {
    FastRandom random = new FastRandom(8);
    double[][][] outside = new double[SAMPLES][STEPS][LATENTS];
    for (double[][] sample : outside) {
      for (double[] row : sample) {
        Arrays.setAll(row, n -> (float) random.nextGaussian());
      }
    }
    return outside;
  }

  private static void put(double[][][] adjoint, EncoderPass pass) {
    for (int b = 0; b < SAMPLES; b++) {
      Rows rows = pass.latentAdjoint(b);
      for (int t = 0; t < STEPS; t++) {
        int at = rows.index(t, 0);
        Arrays.fill(rows.values(), at, at + rows.width(), 0f);
        for (int n = 0; n < LATENTS; n++) {
          rows.values()[at + n] = (float) adjoint[b][t][n];
        }
      }
    }
  }

  static List<SrcEncoder> networks() {
    PulseNoise logistic = new PulseNoise.Logistic(0.3, 0.1);
    SpikingRecurrentCell attached =
        PAPER.with(Gate.LOGISTIC).with(Recurrence.ATTACHED, Rectifier.EXACT);
    return List.of(
        encoder(List.of(), PAPER, PulseNoise.NONE, PulseKind.GRADED),
        encoder(List.of(9, 7), PAPER, PulseNoise.NONE, PulseKind.GRADED),
        encoder(List.of(9), PAPER.with(Gate.LOGISTIC), logistic, PulseKind.LEVELS),
        encoder(List.of(35), PAPER, new PulseNoise.Gaussian(0.3), PulseKind.GRADED),
        encoder(List.of(8), attached, logistic, PulseKind.GRADED));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void pulsesRatesAndGradientsAreThoseOfCellsInDoublePrecision(SrcEncoder encoder) {
    double[][][] input = heights();
    double[][][] outside = outside();
    double[] expected = new double[encoder.parameters().length()];
    float[] actual = new float[expected.length];
    Arrays.fill(actual, 42f); // is overwritten
    int fired = 0;
    try (Workers workers = new Workers(2)) {
      EncoderPass pass = encoder.pass(SAMPLES + 1, STEPS, workers);
      pass.forward(graded(input), KEY, IDENTITY);
      for (int b = 0; b < SAMPLES; b++) {
        SrcReference reference = new SrcReference(encoder, input[b], KEY.fold(IDENTITY[b]));
        for (int t = 0; t < STEPS; t++) {
          for (int n = 0; n < LATENTS; n++) {
            double h = reference.fast(t, n);
            fired += h > 0 ? 1 : 0;
            assertEquals(h > 0.5, pass.latent(b).get(t, n), h + " at " + t + ", " + n);
            if (pass.latentValues(b).isPresent()) {
              Rows values = pass.latentValues(b).get();
              assertEquals(Math.max(0, h), values.values()[values.index(t, n)], 1e-3);
            }
          }
        }
        double rate = reference.rate();
        assertEquals(rate, pass.rate(b), 1e-3 * rate);
        reference.addGradient(outside[b], PRICE, expected);
      }
      put(outside, pass);
      pass.backward(PRICE, actual);
    }
    assertTrue(fired > 20, fired + " steps with a pulse");
    for (LifEncoder.Layer layer : encoder.layers()) {
      for (var slice : List.of(layer.weights(), layer.bias())) {
        double size = 0;
        for (int i = slice.offset(); i < slice.end(); i++) {
          size = Math.max(size, Math.abs(expected[i]));
        }
        for (int i = slice.offset(); i < slice.end(); i++) {
          assertEquals(expected[i], actual[i], 5e-3 * size, slice.name() + " at " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void noResultDependsOnTheNumberOfThreads(SrcEncoder encoder) {
    float[] one = gradient(encoder, 1);
    assertArrayEquals(one, gradient(encoder, 2));
    assertArrayEquals(one, gradient(encoder, 3));
  }

  private static float[] gradient(SrcEncoder encoder, int threads) {
    float[] gradient = new float[encoder.parameters().length()];
    try (Workers workers = new Workers(threads)) {
      EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
      pass.forward(graded(heights()), KEY, IDENTITY);
      put(outside(), pass);
      pass.backward(PRICE, gradient);
    }
    return gradient;
  }

  @Test
  void aBinaryInputIsAGradedOneOfHeightOne() {
    double[][][] input = LifEncoderTest.input(SAMPLES, STEPS, 1);
    SrcEncoder encoder = networks().get(1);
    try (Workers workers = new Workers(1)) {
      EncoderPass binary = encoder.pass(SAMPLES, STEPS, workers);
      EncoderPass graded = encoder.pass(SAMPLES, STEPS, workers);
      binary.forward(LifEncoderTest.batch(input), KEY, IDENTITY);
      graded.forward(graded(input), KEY, IDENTITY);
      for (int b = 0; b < SAMPLES; b++) {
        assertTrue(binary.latent(b).sameAs(graded.latent(b)));
      }
      assertEquals(binary.spikes(0), graded.spikes(0));
      assertEquals(binary.hiddenSpikes(), graded.hiddenSpikes());
      assertTrue(binary.hiddenSpikes() > 0);
    }
  }

  @Test
  void anOnsetIsTheFirstStepOfAPulseAndTakesErrorsOnlyWhereThePulseRises() {
    SrcEncoder levels = encoder(List.of(), PAPER, PulseNoise.NONE, PulseKind.LEVELS);
    SrcEncoder onsets = encoder(List.of(), PAPER, PulseNoise.NONE, PulseKind.ONSETS);
    float[] actual = new float[onsets.parameters().length()];
    float[] expected = new float[actual.length];
    try (Workers workers = new Workers(1)) {
      EncoderPass level = levels.pass(SAMPLES, STEPS, workers);
      EncoderPass onset = onsets.pass(SAMPLES, STEPS, workers);
      level.forward(graded(heights()), KEY, IDENTITY);
      onset.forward(graded(heights()), KEY, IDENTITY);
      double[][][] rising = outside();
      for (int b = 0; b < SAMPLES; b++) {
        SrcReference reference = new SrcReference(levels, heights()[b], KEY);
        for (int t = 0; t < STEPS; t++) {
          for (int n = 0; n < LATENTS; n++) {
            boolean before = t > 0 && level.latent(b).get(t - 1, n);
            assertEquals(level.latent(b).get(t, n) && !before, onset.latent(b).get(t, n));
            double last = t == 0 ? PAPER.rest(-6).fast() : reference.fast(t - 1, n);
            rising[b][t][n] *= reference.fast(t, n) > last ? 1 : 0;
          }
        }
      }
      assertTrue(onset.latentSpikes() > 10);
      assertTrue(onset.latentSpikes() < level.latentSpikes());
      put(outside(), onset);
      onset.backward(0, actual);
      put(rising, level);
      level.backward(0, expected);
    }
    double size = 0;
    for (float value : expected) {
      size = Math.max(size, Math.abs(value));
    }
    assertArrayEquals(expected, actual, (float) (0.02 * size));
  }

  @Test
  void ratesAndProbabilitiesOfLogisticNoiseAreThoseOfItsEvents() {
    SrcEncoder encoder = networks().get(2);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
      pass.forward(graded(heights()), KEY, IDENTITY);
      assertEquals(ChannelKind.EVENTS, pass.channel());
      float[] prior = new float[STEPS * LATENTS];
      float[] nats = new float[prior.length];
      float[] probabilities = new float[prior.length];
      Arrays.fill(prior, (float) StochasticReadout.logit(0.1));
      pass.rates(0, prior, nats);
      pass.probabilities(0, probabilities);
      double sum = 0;
      for (int c = 0; c < nats.length; c++) {
        double u = StochasticReadout.logit(probabilities[c]);
        assertEquals(StochasticReadout.rate(u, 0.1), nats[c], 1e-3);
        sum += nats[c];
      }
      assertEquals(pass.rate(0), sum, 1e-3 * sum);
      assertThrows(IllegalStateException.class, () -> pass.logProbability(0, 1));
    }
  }

  @Test
  void ratesOfHeightsAddUpAndProbabilitiesAreStillThoseOfEvents() {
    SrcEncoder heights =
        encoder(List.of(), PAPER, new PulseNoise.Logistic(0.3, 0.1), PulseKind.GRADED);
    SrcEncoder events =
        encoder(List.of(), PAPER, new PulseNoise.Logistic(0.3, 0.1), PulseKind.LEVELS);
    try (Workers workers = new Workers(1)) {
      EncoderPass graded = heights.pass(SAMPLES, STEPS, workers);
      EncoderPass binary = events.pass(SAMPLES, STEPS, workers);
      graded.forward(graded(heights()), KEY, IDENTITY);
      binary.forward(graded(heights()), KEY, IDENTITY);
      float[] prior = new float[STEPS * LATENTS];
      float[] nats = new float[prior.length];
      float[] ofGraded = new float[prior.length];
      float[] ofBinary = new float[prior.length];
      Arrays.fill(prior, (float) StochasticReadout.logit(0.1));
      graded.rates(0, prior, nats);
      graded.probabilities(0, ofGraded);
      binary.probabilities(0, ofBinary);
      assertArrayEquals(ofBinary, ofGraded, 1e-5f);
      double sum = 0;
      for (float each : nats) {
        assertTrue(each > -1e-6, "a divergence of " + each);
        sum += each;
      }
      assertEquals(graded.rate(0), sum, 1e-4 * sum);
      assertTrue(graded.rate(0) > binary.rate(0), "a height tells more than that there is one");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TRAINED, -6, 1, true",
    "TRAINED, -6, -1, true",
    "FIXED, -6, 1, false",
    "TRAINED, -4, 1, true",
    "TRAINED, -4, -1, false"
  })
  void aBiasLearnsUnlessItIsFixedOrWouldRiseAboveItsBound(
      Bias.Training training, double bias, double sign, boolean learns) {
    SrcEncoder encoder =
        encoder(
            List.of(), PAPER.with(new Bias(bias, -4, training)), PulseNoise.NONE, PulseKind.LEVELS);
    float[] gradient = new float[encoder.parameters().length()];
    double[][][] outside = outside();
    for (double[][] sample : outside) {
      for (double[] row : sample) {
        Arrays.fill(row, sign);
      }
    }
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
      pass.forward(graded(heights()), KEY, IDENTITY);
      put(outside, pass);
      pass.backward(0, gradient);
    }
    float own = gradient[encoder.parameters().slice("latent layer bias").at(0, 0)];
    assertEquals(learns, own != 0, "gradient " + own);
  }

  @Test
  void withoutInputNothingIsSentWhateverTheWeightsOfTheCells() {
    SrcEncoder encoder = encoder(List.of(9), PAPER, PulseNoise.NONE, PulseKind.GRADED);
    double[][][] silence = new double[SAMPLES][STEPS][INPUTS];
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
      for (double deviation : new double[] {0, 0.1}) {
        encoder.scatter(deviation, KEY);
        pass.forward(graded(silence), KEY, IDENTITY);
        assertEquals(0, pass.latentSpikes() + pass.hiddenSpikes());
      }
    }
  }

  @Test
  void scatteredCellsAnswerOtherwiseAndGoBackToTheirOwnWeights() {
    SrcEncoder encoder = encoder(List.of(), PAPER, PulseNoise.NONE, PulseKind.GRADED);
    float before = firstValues(encoder);
    encoder.scatter(0.2, KEY);
    assertNotEquals(before, firstValues(encoder));
    encoder.scatter(0, KEY);
    assertEquals(before, firstValues(encoder));
    assertFalse(Float.isNaN(before));
  }

  private static float firstValues(SrcEncoder encoder) {
    float sum = 0;
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
      pass.forward(graded(heights()), KEY, IDENTITY);
      for (float value : pass.latentValues(0).orElseThrow().values()) {
        sum += value;
      }
    }
    return sum;
  }
}
