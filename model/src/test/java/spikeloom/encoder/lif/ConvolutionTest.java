package spikeloom.encoder.lif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.MapSpec;
import spikeloom.encoder.StreamingPass;
import spikeloom.encoder.TinyMaps;
import spikeloom.encoder.maps.FiringScale;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/** Convolutions of a LIF network, compared with dense layers in double precision. */
final class ConvolutionTest {
  private static final SignalShape.Image IMAGE = TinyMaps.IMAGE;
  private static final int[] IDENTITY = LifEncoderTest.IDENTITY;
  private static final int SAMPLES = IDENTITY.length;
  private static final double PRICE = 0.4;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "conv:3x3s2; 6; 0; 9",
        "conv:3x3s2,conv:5x1,7; 6; 0; 9",
        "conv:3x4s2,conv:35x3; 6; 0; 33",
        "conv:3x2s3p0; 6; 0; 40",
        "conv:2x5p4; 6; 0; 2",
        "conv:3x7s5p6,conv:4x2; 6; 0; 9",
        "conv:3x3s2; 24; 1; 9",
        "conv:5x3s2,conv:5x3r; 36; 3; 10",
        "none; 70; 3; 9",
        "conv:33x3s2; 24; 3; 64"
      })
  void spikesRatesAndGradientsAreThoseOfDenseLayersWithSharedWeights(
      String layers, int latents, int kernel, int steps) {
    LifEncoder encoder = encoder(layers, latents, kernel);
    double[][][] input = input(steps, false);
    DenseTwin twin = new DenseTwin(encoder);
    double[] ofTwin = new double[twin.encoder().parameters().length()];
    float[] actual = new float[encoder.parameters().length()];
    Arrays.fill(actual, 77f); // is overwritten
    try (Workers workers = new Workers(2)) {
      EncoderPass pass = encoder.pass(SAMPLES, steps, workers);
      pass.forward(batch(input, false), LifEncoderTest.KEY, IDENTITY);
      long hidden = 0;
      for (int b = 0; b < SAMPLES; b++) {
        ReferenceNetwork reference =
            new ReferenceNetwork(twin.encoder(), input[b], LifEncoderTest.KEY, IDENTITY[b]);
        int last = twin.encoder().structure().hidden().size() + 1;
        requireSpikes(reference.spikesOf(last), pass, b, latents);
        assertEquals(reference.rate(), pass.rate(b), 1e-5 * reference.rate());
        hidden += reference.hiddenSpikes();
        reference.backward(LifEncoderTest.adjoint(pass, b, steps, latents), PRICE, ofTwin);
      }
      assertEquals(hidden, pass.hiddenSpikes());
      assertTrue(layers.equals("none") || hidden > 0, "hidden neurons fire");
      pass.backward(PRICE, actual);
    }
    LifEncoderTest.requireGradient(encoder.parameters(), twin.gradient(ofTwin), actual);
  }

  private static void requireSpikes(double[][] expected, EncoderPass pass, int b, int latents) {
    for (int t = 0; t < expected.length; t++) {
      for (int n = 0; n < latents; n++) {
        assertEquals(expected[t][n] == 1, pass.latent(b).get(t, n), t + ", " + n);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void valuesAreConvolvedLikeSpikes(boolean still) {
    int steps = 9;
    LifEncoder encoder = encoder("conv:3x3s2,conv:4x2,7", 6, 0);
    double[][][] input = input(steps, true);
    if (still) {
      for (double[][] sample : input) {
        Arrays.fill(sample, sample[0]);
      }
    }
    DenseTwin twin = new DenseTwin(encoder);
    double[] ofTwin = new double[twin.encoder().parameters().length()];
    float[] actual = new float[encoder.parameters().length()];
    try (Workers workers = new Workers(3)) {
      EncoderPass pass = encoder.pass(SAMPLES, steps, workers);
      pass.forward(batch(input, true), LifEncoderTest.KEY, IDENTITY);
      for (int b = 0; b < SAMPLES; b++) {
        ReferenceNetwork reference =
            new ReferenceNetwork(twin.encoder(), input[b], LifEncoderTest.KEY, IDENTITY[b]);
        requireSpikes(reference.spikesOf(4), pass, b, 6);
        reference.backward(LifEncoderTest.adjoint(pass, b, steps, 6), PRICE, ofTwin);
      }
      pass.backward(PRICE, actual);
    }
    LifEncoderTest.requireGradient(encoder.parameters(), twin.gradient(ofTwin), actual);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void anyNumberOfWorkersGivesTheSameBits(int count) {
    assertArrayEquals(gradient(1), gradient(count), 0f);
  }

  private static float[] gradient(int count) {
    LifEncoder encoder = encoder("conv:40x3,pool:2,conv:6x2", 9, 0);
    float[] gradient = new float[encoder.parameters().length()];
    try (Workers workers = new Workers(count)) {
      EncoderPass pass = encoder.pass(SAMPLES, 40, workers);
      for (int round = 0; round < 2; round++) { // buffers are reused
        pass.forward(batch(input(40, false), false), LifEncoderTest.KEY, IDENTITY);
        for (int b = 0; b < SAMPLES; b++) {
          LifEncoderTest.adjoint(pass, b, 40, 9);
        }
        pass.backward(PRICE, gradient);
      }
    }
    return gradient;
  }

  @ParameterizedTest
  @CsvSource({"1, 12", "9, 3", "33, 2"})
  void windowsOneAfterTheOtherAreOneLongRun(int window, int count) {
    LifEncoder encoder = encoder("conv:6x3s2,pool:2,7", 6, 0);
    SpikeBatch batch = batch(input(window * count, false), false);
    try (Workers workers = new Workers(2)) {
      StreamingPass whole = encoder.pass(SAMPLES, window * count, workers);
      whole.forward(batch, LifEncoderTest.KEY, IDENTITY);
      StreamingPass part = encoder.pass(SAMPLES, window, workers);
      long hidden = 0;
      for (int p = 0; p < count; p++) {
        SpikeBatch some = batch.slice(p * window, (p + 1) * window);
        if (p == 0) {
          part.forward(some, LifEncoderTest.KEY, IDENTITY);
        } else {
          part.continueWith(some);
        }
        hidden += part.hiddenSpikes();
        for (int b = 0; b < SAMPLES; b++) {
          for (int t = 0; t < window; t++) {
            for (int n = 0; n < 6; n++) {
              assertEquals(whole.latent(b).bit(p * window + t, n), part.latent(b).bit(t, n));
            }
          }
        }
      }
      assertEquals(whole.hiddenSpikes(), hidden);
    }
  }

  @Test
  void poolingPassesTheNeuronThatFiresFirstAndItsGradientAlone() {
    LifEncoder encoder = encoder("conv:3x1,pool:2", 6, 0);
    int steps = 12;
    double[][][] input = input(steps, false);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, steps, workers);
      pass.forward(batch(input, false), LifEncoderTest.KEY, IDENTITY);
      long passed = 0;
      for (int b = 0; b < SAMPLES; b++) {
        var before = pass.hidden(0, b).orElseThrow();
        var after = pass.hidden(1, b).orElseThrow();
        for (int n = 0; n < 3 * 2 * 3; n++) {
          int y = n / 3 / 2;
          int x = n / 3 % 2;
          int c = n % 3;
          int winner =
              Stream.of(0, 1, 2, 3)
                  .map(i -> ((2 * y + i / 2) * 5 + 2 * x + i % 2) * 3 + c)
                  .min((i, j) -> Integer.compare(before.first(i), before.first(j)))
                  .orElseThrow();
          for (int t = 0; t < steps; t++) {
            assertEquals(before.bit(t, winner), after.bit(t, n));
            passed += after.bit(t, n);
          }
        }
      }
      assertTrue(passed > 0);
      assertEquals(passed, pass.spikes(2));
    }
  }

  @Test
  void weightsAreScaledUntilTheNeuronsOfEveryLayerFireSometimes() {
    LifEncoder encoder =
        new LifEncoder(
            structure(6, List.of()),
            TinyMaps.spec("conv:8x3,conv:8x3r,conv:8x3r,conv:8x3s2", 0),
            RandomKey.ofSeed(1));
    for (Parameters.Slice slice : encoder.parameters().slices()) {
      for (int i = slice.offset(); slice.name().endsWith("weights") && i < slice.end(); i++) {
        encoder.parameters().values()[i] *= 0.1f; // nearly silent
      }
    }
    SpikeBatch batch = batch(input(20, false), false);
    try (Workers workers = new Workers(2)) {
      EncoderPass pass = encoder.pass(SAMPLES, 20, workers);
      pass.forward(batch, LifEncoderTest.KEY, IDENTITY);
      assertTrue(pass.spikes(4) < 20, "silent at first: " + pass.spikes(4));
      encoder.fit(batch, workers);
      pass.forward(batch, LifEncoderTest.KEY, IDENTITY);
      for (int l = 0; l < 4; l++) {
        double cells = 20.0 * SAMPLES * encoder.mapLayers().get(l).output().neurons();
        assertEquals(FiringScale.RATE, pass.spikes(l + 1) / cells, 0.02, "layer " + l);
      }
    }
  }

  @Test
  void theGainOfMapsIsAFactorOfTheirWeights() {
    LifEncoder.Structure s = structure(6, List.of(7));
    MapSpec spec = TinyMaps.spec("conv:3x3s2,pool:2,conv:4x3,7", 0);
    LifEncoder plain = new LifEncoder(s.withMaps(1), spec, RandomKey.ofSeed(3));
    LifEncoder scaled = new LifEncoder(s.withMaps(4), spec, RandomKey.ofSeed(3));
    for (Parameters.Slice slice : plain.parameters().slices()) {
      float factor =
          slice.name().equals("hidden layer 1 weights")
                  || slice.name().equals("hidden layer 3 weights")
              ? 0.25f
              : 1;
      for (int i = slice.offset(); i < slice.end(); i++) {
        scaled.parameters().values()[i] = factor * plain.parameters().values()[i];
      }
    }
    scaled.parameters().changed();
    double[][][] input = input(9, false);
    EncoderPass first = plain.pass(SAMPLES, 9, new Workers(1));
    EncoderPass second = scaled.pass(SAMPLES, 9, new Workers(1));
    first.forward(batch(input, false), LifEncoderTest.KEY, IDENTITY);
    second.forward(batch(input, false), LifEncoderTest.KEY, IDENTITY);
    assertTrue(first.hiddenSpikes() > 0, "hidden neurons fire");
    assertEquals(first.hiddenSpikes(), second.hiddenSpikes());
    for (int b = 0; b < SAMPLES; b++) {
      assertEquals(first.rate(b), second.rate(b));
    }
  }

  @Test
  void hiddenLayersTakeADecayOfTheirOwn() {
    LifEncoder.Structure s = structure(6, List.of(7)).withHiddenDecay(0.5);
    LifEncoder encoder = new LifEncoder(s, TinyMaps.spec("conv:3x3s2,7", 0), RandomKey.ofSeed(3));
    assertEquals(new Lif(0.3, 0.5, 0.5, 0.7, 4), encoder.neuron(0));
    assertEquals(new Lif(0, 0.5, 0.5, 1, 4), encoder.neuron(1));
    assertEquals(structure(6, List.of()).readout(), s.readout());
  }

  @Test
  void aResidualLayerBeginsNearTheIdentity() {
    LifEncoder encoder =
        new LifEncoder(
            structure(6, List.of()), TinyMaps.spec("conv:5x3s2,conv:5x3r", 0), RandomKey.ofSeed(1));
    Parameters.Slice weights = encoder.parameters().slice("hidden layer 2 weights");
    float[] values = encoder.parameters().values();
    double own = 0;
    double others = 0;
    for (int c = 0; c < 5; c++) {
      own += values[weights.at(4 * 5 + c, c)] / 5;
      others += Math.abs(values[weights.at(3 * 5 + c, c)]) / 5;
    }
    assertEquals(2, own, 0.3);
    assertTrue(others < 0.5, "others " + others);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"conv:20x3,9; hidden layer 2 weights", "9,1200; readout weights", "9,600; none"})
  void layersThatReadManyHiddenNeuronsTakeSmallerSteps(String layers, String wide) {
    int smaller = 0;
    for (Parameters.Slice slice : encoder(layers, 6, 0).parameters().slices()) {
      boolean of = slice.name().equals(wide);
      double expected = of ? 600.0 / slice.rows() : 1;
      assertEquals(expected, slice.stepFactor(), 1e-12, slice.name());
      smaller += slice.stepFactor() < 1 ? 1 : 0;
    }
    assertEquals(wide.equals("none") ? 0 : 1, smaller);
  }

  private static LifEncoder encoder(String layers, int latents, int kernel) {
    MapSpec spec = TinyMaps.spec(layers, kernel);
    List<Integer> dense = TinyMaps.dense(layers);
    LifEncoder encoder = new LifEncoder(structure(latents, dense), spec, RandomKey.ofSeed(3));
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

  private static LifEncoder.Structure structure(int latents, List<Integer> dense) {
    return new LifEncoder.Structure(
        IMAGE.size(),
        dense,
        latents,
        Surrogate.ARCTAN,
        new Lif(0.3, 0.8, 0.9, 0.7, 4),
        new Lif(0, 0.7, 0.9, 1, 4),
        1,
        new StochasticReadout(0.8, 0.6, 3),
        LatentSampling.own(),
        LifEncoderTest.PRIOR);
  }

  private static double[][][] input(int steps, boolean graded) {
    FastRandom random = new FastRandom(5);
    double[][][] input = new double[SAMPLES][steps][IMAGE.size()];
    for (double[][] sample : input) {
      for (double[] row : sample) {
        Arrays.setAll(
            row,
            i -> {
              boolean fires = random.nextDouble() < 0.01 * (i + 1);
              float value = graded ? (float) random.nextDouble() : 1;
              return fires ? value : 0;
            });
      }
    }
    return input;
  }

  private static SpikeBatch batch(double[][][] input, boolean graded) {
    int steps = input[0].length;
    SpikeBatchBuilder builder = new SpikeBatchBuilder();
    if (graded) {
      builder.beginGraded(steps, IMAGE.size());
    } else {
      builder.begin(steps, IMAGE.size());
    }
    for (double[][] sample : input) {
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < IMAGE.size(); i++) {
          if (sample[t][i] > 0 && graded) {
            builder.spike(t, i, (float) sample[t][i]);
          } else if (sample[t][i] > 0) {
            builder.spike(t, i);
          }
        }
      }
      builder.endSample();
    }
    return builder.build();
  }
}
