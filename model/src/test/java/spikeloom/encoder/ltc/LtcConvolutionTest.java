package spikeloom.encoder.ltc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.EncoderShape;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.StreamingPass;
import spikeloom.encoder.TinyMaps;
import spikeloom.encoder.maps.FiringScale;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * Convolutions of liquid time-constant neurons, compared with dense layers, which are compared with
 * the equations in double precision by {@link LtcEncoderTest}.
 */
final class LtcConvolutionTest {
  private static final SignalShape.Image IMAGE = TinyMaps.IMAGE;
  private static final int[] IDENTITY = {3, 1, 4};
  private static final int SAMPLES = IDENTITY.length;
  private static final RandomKey KEY = RandomKey.ofSeed(5);
  private static final double RATE_WEIGHT = 0.05;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "conv:3x3s2; 6; 0; 9; RECURRENT; ADAPTIVE",
        "conv:3x3s2,conv:5x1,7; 6; 0; 9; RECURRENT; ADAPTIVE",
        "conv:3x4s2,conv:35x3; 6; 0; 33; FEED_FORWARD; ADAPTIVE",
        "conv:3x2s3p0; 6; 0; 40; RECURRENT; FIXED",
        "conv:2x5p4; 6; 0; 2; FEED_FORWARD; FIXED",
        "conv:5x3s2,conv:5x3r; 36; 3; 10; RECURRENT; ADAPTIVE",
        "none; 70; 3; 9; FEED_FORWARD; ADAPTIVE",
        "conv:33x3s2,20,11; 24; 0; 1; RECURRENT; ADAPTIVE",
        "conv:33x3s2; 24; 1; 64; FEED_FORWARD; ADAPTIVE"
      })
  void spikesRatesAndGradientsAreThoseOfDenseLayersWithSharedWeights(
      String layers,
      int latents,
      int kernel,
      int steps,
      LtcLayer.Recurrence recurrence,
      LtcSettings.Threshold threshold) {
    LiquidTimeConstant neuron = new LtcSettings(LtcSettings.Recurrent.NO, threshold).neuron();
    LtcEncoder encoder = encoder(layers, latents, kernel, neuron, recurrence);
    requireTwin(encoder, batch(input(steps, false), false), 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void valuesAreConvolvedLikeSpikes(boolean still) {
    float[][][] input = input(9, true);
    if (still) {
      for (float[][] sample : input) {
        Arrays.fill(sample, sample[0]);
      }
    }
    requireTwin(adaptive("conv:3x3s2,conv:4x2,7", 6, 0), batch(input, true), 3);
  }

  private static void requireTwin(LtcEncoder encoder, SpikeBatch batch, int threads) {
    LtcDenseTwin twin = new LtcDenseTwin(encoder);
    float[] ofTwin = new float[twin.encoder().parameters().length()];
    float[] actual = new float[encoder.parameters().length()];
    Arrays.fill(actual, 77f); // is overwritten
    try (Workers workers = new Workers(threads)) {
      EncoderPass expected = twin.encoder().pass(SAMPLES, batch.steps(), workers);
      expected.forward(batch, KEY, IDENTITY);
      EncoderPass pass = encoder.pass(SAMPLES + 1, batch.steps(), workers);
      pass.forward(batch, KEY, IDENTITY);
      int layers = encoder.neuronLayers().size();
      for (int l = 0; l <= layers; l++) {
        assertEquals(expected.spikes(l), pass.spikes(l), "spikes of layer " + l);
        assertTrue(pass.spikes(l) > 0, "silent layer " + l);
      }
      assertEquals(expected.hiddenSpikeRate(), pass.hiddenSpikeRate());
      for (int b = 0; b < SAMPLES; b++) {
        assertTrue(expected.latent(b).sameAs(pass.latent(b)), "latent spikes of sample " + b);
        assertEquals(expected.rate(b), pass.rate(b), 1e-5 * expected.rate(b));
        assertEquals(
            expected.logProbability(b, 0),
            pass.logProbability(b, 0),
            1e-4 * Math.abs(expected.logProbability(b, 0)));
        for (int l = 0; l < layers; l++) {
          requireTrace(expected.trace(l, b).orElseThrow(), pass.trace(l, b).orElseThrow());
        }
        adjoint(expected, b, batch.steps(), encoder.latents());
        adjoint(pass, b, batch.steps(), encoder.latents());
      }
      expected.backward(RATE_WEIGHT, ofTwin);
      pass.backward(RATE_WEIGHT, actual);
    }
    requireGradient(encoder.parameters(), twin.gradient(ofTwin), actual, batch.steps());
  }

  private static void requireTrace(LayerTrace expected, LayerTrace actual) {
    for (int t = 0; t < expected.spikes().length; t++) {
      assertArrayEquals(expected.spikes()[t], actual.spikes()[t]);
      assertArrayEquals(expected.potential()[t], actual.potential()[t], 1e-4f);
    }
  }

  private static void requireGradient(
      Parameters parameters, double[] expected, float[] actual, int steps) {
    for (Parameters.Slice slice : parameters.slices()) {
      double largest = 0;
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          largest = Math.max(largest, Math.abs(expected[slice.at(r, c)]));
        }
      }
      assertTrue(largest > 0 || steps == 1, "no gradient of " + slice.name());
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          double difference = expected[slice.at(r, c)] - actual[slice.at(r, c)];
          assertEquals(0, difference, 2e-4 * largest, slice.name() + ", " + r + ", " + c);
        }
      }
    }
  }

  private static void adjoint(EncoderPass pass, int sample, int steps, int latents) {
    Rows adjoint = pass.latentAdjoint(sample);
    FastRandom random = KEY.fold(sample).random();
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < latents; n++) {
        adjoint.values()[adjoint.index(t, n)] = (float) random.nextGaussian();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void anyNumberOfWorkersGivesTheSameBits(int count) {
    assertArrayEquals(gradient(1), gradient(count), 0f);
  }

  private static float[] gradient(int threads) {
    LtcEncoder encoder = adaptive("conv:40x3,pool:2,conv:6x2", 9, 0);
    float[] gradient = new float[encoder.parameters().length()];
    try (Workers workers = new Workers(threads)) {
      EncoderPass pass = encoder.pass(SAMPLES, 20, workers);
      for (int round = 0; round < 2; round++) { // buffers are reused
        pass.forward(batch(input(20, false), false), KEY, IDENTITY);
        for (int b = 0; b < SAMPLES; b++) {
          adjoint(pass, b, 20, 9);
        }
        pass.backward(RATE_WEIGHT, gradient);
      }
    }
    return gradient;
  }

  @ParameterizedTest
  @CsvSource({"1, 12", "9, 3", "33, 2"})
  void windowsOneAfterTheOtherAreOneLongRunAndCanBeRunAgain(int window, int count) {
    LtcEncoder encoder = adaptive("conv:6x3s2,pool:2,7", 6, 0);
    SpikeBatch batch = batch(input(window * count, false), false);
    try (Workers workers = new Workers(2)) {
      EncoderPass whole = encoder.pass(SAMPLES, window * count, workers);
      whole.forward(batch, KEY, IDENTITY);
      StreamingPass part = encoder.pass(SAMPLES, window, workers);
      long hidden = 0;
      for (int p = 0; p < count; p++) {
        SpikeBatch some = batch.slice(p * window, (p + 1) * window);
        if (p == 0) {
          part.forward(some, KEY, IDENTITY);
        } else {
          part.continueWith(some);
        }
        float[] once = new float[encoder.parameters().length()];
        float[] again = new float[encoder.parameters().length()];
        backward(part, window, once);
        part.rerun(some);
        backward(part, window, again);
        assertArrayEquals(once, again);
        hidden += part.hiddenSpikes();
        for (int b = 0; b < SAMPLES; b++) {
          SpikeBits expected = new SpikeBits(window, 6);
          expected.copy(whole.latent(b), p * window);
          assertTrue(expected.sameAs(part.latent(b)), "window " + p);
        }
      }
      assertEquals(whole.hiddenSpikes(), hidden);
    }
  }

  private static void backward(EncoderPass pass, int steps, float[] gradient) {
    for (int b = 0; b < SAMPLES; b++) {
      adjoint(pass, b, steps, 6);
    }
    pass.backward(RATE_WEIGHT, gradient);
  }

  @Test
  void weightsAreScaledUntilTheNeuronsOfEveryLayerFireSometimes() {
    LtcEncoder encoder =
        new LtcEncoder(
            structure(6, List.of(), LiquidTimeConstant.ADAPTIVE, LtcLayer.Recurrence.RECURRENT),
            TinyMaps.spec("conv:8x3,conv:8x3r,conv:8x3r,conv:8x3s2", 0),
            RandomKey.ofSeed(1));
    SpikeBatch batch = batch(input(20, false), false);
    try (Workers workers = new Workers(2)) {
      encoder.fit(batch, workers);
      EncoderPass pass = encoder.pass(SAMPLES, 20, workers);
      pass.forward(batch, KEY, IDENTITY);
      for (int l = 0; l < 4; l++) {
        double cells = 20.0 * SAMPLES * encoder.mapLayers().get(l).output().neurons();
        assertEquals(FiringScale.RATE, pass.spikes(l + 1) / cells, 0.02, "layer " + l);
      }
    }
  }

  @Test
  void operationsAreThoseOfOnePatchAndOnePosition() {
    LtcEncoder encoder = adaptive("conv:3x3p0,pool:2,conv:4x1", 8, 1);
    List<EncoderShape.Layer> layers = encoder.shape().orElseThrow().layers();
    EncoderShape.Layer first = layers.get(0);
    assertEquals(3 * 5 * 3, first.neurons());
    assertEquals(3, first.lateral(), "a spike reaches the maps of its position");
    assertEquals(4 * 3, first.products(), "two gates, from drive and state");
    assertEquals(9 * 2, first.connections().convolution().orElseThrow().patch());
    assertEquals(0, layers.get(1).connections().fanOut(), "pooling has no weights");
    assertEquals(4, layers.get(2).connections().fanOut());
    EncoderShape.Layer latent = layers.get(3);
    assertEquals(8, latent.lateral());
    assertEquals(4 * 8, latent.products());
    assertEquals(4, latent.connections().fanOut(), "of two positions, a spike reaches one");
  }

  @Test
  void tracesOfMapsHaveTheirSize() {
    LtcEncoder encoder = adaptive("conv:3x3s2,pool:2", 6, 1);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, 4, workers);
      pass.forward(batch(input(4, false), false), KEY, IDENTITY);
      assertEquals(new MapSize(4, 3, 3), pass.trace(0, 1).orElseThrow().maps().orElseThrow());
      assertTrue(pass.trace(1, 1).isEmpty(), "pooling has no potentials");
      assertEquals(new MapSize(2, 1, 3), pass.trace(2, 1).orElseThrow().maps().orElseThrow());
    }
  }

  @Test
  void valuesNeedAConvolutionFirst() {
    LtcEncoder encoder = adaptive("pool:2,conv:3x3", 6, 0);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, 4, workers);
      SpikeBatch batch = batch(input(4, true), true);
      assertThrows(IllegalArgumentException.class, () -> pass.forward(batch, KEY, IDENTITY));
    }
  }

  private static LtcEncoder adaptive(String layers, int latents, int kernel) {
    return encoder(
        layers, latents, kernel, LiquidTimeConstant.ADAPTIVE, LtcLayer.Recurrence.RECURRENT);
  }

  private static LtcEncoder encoder(
      String layers,
      int latents,
      int kernel,
      LiquidTimeConstant neuron,
      LtcLayer.Recurrence recurrence) {
    List<Integer> dense = TinyMaps.dense(layers);
    LtcEncoder encoder =
        new LtcEncoder(
            structure(latents, dense, neuron, recurrence),
            TinyMaps.spec(layers, kernel),
            RandomKey.ofSeed(3));
    FastRandom random = new FastRandom(11);
    for (Parameters.Slice slice : encoder.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          encoder.parameters().values()[slice.at(r, c)] += 0.1f * (float) random.nextGaussian();
        }
      }
    }
    encoder.parameters().changed();
    return encoder;
  }

  private static LtcEncoder.Structure structure(
      int latents, List<Integer> dense, LiquidTimeConstant neuron, LtcLayer.Recurrence recurrence) {
    return new LtcEncoder.Structure(IMAGE.size(), dense, latents, neuron, recurrence, 2, 0.3);
  }

  private static float[][][] input(int steps, boolean graded) {
    FastRandom random = new FastRandom(5);
    float[][][] input = new float[SAMPLES][steps][IMAGE.size()];
    for (float[][] sample : input) {
      for (float[] row : sample) {
        for (int i = 0; i < row.length; i++) {
          boolean fires = random.nextDouble() < 0.01 * (i + 1);
          float value = graded ? random.nextFloat() : 1;
          row[i] = fires ? value : 0;
        }
      }
    }
    return input;
  }

  private static SpikeBatch batch(float[][][] input, boolean graded) {
    int steps = input[0].length;
    SpikeBatchBuilder builder = new SpikeBatchBuilder();
    if (graded) {
      builder.beginGraded(steps, IMAGE.size());
    } else {
      builder.begin(steps, IMAGE.size());
    }
    for (float[][] sample : input) {
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < IMAGE.size(); i++) {
          if (sample[t][i] > 0 && graded) {
            builder.spike(t, i, sample[t][i]);
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
