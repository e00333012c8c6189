package spikeloom.decoder.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.GradientSink;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.RandomLatents;
import spikeloom.decoder.TimeMap;
import spikeloom.neuron.FiniteDifference;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class Dl4jDecoderTest {
  private static final int STEPS = 5;
  private static final int LATENTS = 7;
  private static final int HIDDEN = 9;
  private static final int OUTPUTS = 3;

  @BeforeAll
  static void oneThread() {
    NativeBackend.start(1);
  }

  @ParameterizedTest
  @CsvSource({"LINEAR, TIME", "LINEAR, RATE", "MLP, TIME", "MLP, RATE", "CONV, TIME"})
  void gradientsOfDeeplearning4jAreFiniteDifferencesInDoublePrecision(
      DecoderKind kind, Decoding decoding) {
    try (Dl4jDecoder decoder = decoder(kind, decoding)) {
      double[][] error = error(3);
      DoubleNetwork network =
          new DoubleNetwork(decoder.network(), features(decoder, latents(decoder, 3), 3));
      double[] expected = network.gradient(error);
      double[] actual = network.finiteDifferences(error);
      double difference = FiniteDifference.relativeError(expected, actual);
      assertTrue(difference < 1e-6, "relative error " + difference);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, TIME, 1",
    "LINEAR, TIME, 3",
    "LINEAR, RATE, 2",
    "MLP, TIME, 1",
    "MLP, TIME, 2",
    "MLP, TIME, 3",
    "MLP, RATE, 1",
    "MLP, RATE, 3",
    "LINEAR, TRACE, 2",
    "MLP, BINS, 2",
    "CONV, TIME, 1"
  })
  void logitsAndGradientsAreThoseOfDeeplearning4jInDoublePrecision(
      DecoderKind kind, Decoding decoding, int count) {
    try (Dl4jDecoder decoder = decoder(kind, decoding);
        Workers workers = new Workers(count)) {
      DecoderPass pass = decoder.pass(40, workers);
      for (int samples : new int[] {40, 22, 40, 38, 3, 33, 1}) { // buffers are reused
        requireAgreement(decoder, pass, samples);
      }
    }
  }

  private static void requireAgreement(Dl4jDecoder decoder, DecoderPass pass, int samples) {
    RandomLatents latents = latents(decoder, samples);
    double[][] error = error(samples);
    double[][] features = features(decoder, latents, samples);
    DoubleNetwork network = new DoubleNetwork(decoder.network(), features);
    double[] expected = network.gradient(error);
    double[][] logits = network.logits();

    pass.forward(latents, samples);
    for (int b = 0; b < samples; b++) {
      for (int k = 0; k < OUTPUTS; k++) {
        int i = pass.logits().index(b, k);
        float[] values = pass.logits().values();
        assertEquals(logits[b][k], values[i], 1e-5, "logit " + k + " of " + b);
        values[i] = (float) error[b][k];
      }
    }
    float[] gradient = new float[decoder.parameters().length()];
    Arrays.fill(gradient, 42f); // is overwritten
    pass.backward(latents, GradientSink.into(gradient));
    int count = network.parameters().length;
    float[] flat = flat(decoder, gradient);
    assertEquals(count, flat.length);
    double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < count; i++) {
      assertEquals(expected[i], flat[i], 1e-5 * size, "gradient of parameter " + i);
    }
    for (int b = 0; b < samples; b++) {
      Rows adjoint = latents.adjoint(b);
      for (int t = 0; t < STEPS; t++) {
        for (int n = 0; n < LATENTS; n++) {
          TimeMap map = decoder.features().timeMap();
          int feature = map.feature(t, n);
          assertEquals(
              map.weight(t) * expected[count + b * features[0].length + feature],
              adjoint.values()[adjoint.index(t, n)],
              1e-5 * size,
              "gradient of spike (" + t + ", " + n + ") of sample " + b);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LINEAR, TIME", "MLP, TIME", "MLP, RATE", "CONV, TIME"})
  void theFlatParametersAreWhatDeeplearning4jHolds(DecoderKind kind, Decoding decoding) {
    try (Dl4jDecoder decoder = decoder(kind, decoding)) {
      Parameters parameters = decoder.parameters();
      assertEquals(decoder.network().numParams(), parameters.count());
      assertArrayEquals(held(decoder), flat(decoder, parameters.values()), "at the start");
      fillAtRandom(parameters, 3);
      assertArrayEquals(held(decoder), flat(decoder, parameters.values()), "after a change");
    }
  }

  @Test
  void initialWeightsDependOnTheKeyAlone() {
    try (Dl4jDecoder a = fresh(1);
        Dl4jDecoder b = fresh(1);
        Dl4jDecoder c = fresh(2)) {
      assertArrayEquals(a.parameters().values(), b.parameters().values());
      assertFalse(Arrays.equals(a.parameters().values(), c.parameters().values()));
    }
  }

  private static Dl4jDecoder fresh(long seed) {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, LATENTS);
    return new Dl4jDecoder(
        new Dl4jStructure(DecoderKind.MLP, features, HIDDEN, OUTPUTS), RandomKey.ofSeed(seed));
  }

  @ParameterizedTest
  @CsvSource({"5, 7", "4, 4", "33, 9"})
  void theConvolutionsRunAlongTheNeuronsWithStepsAsChannels(int steps, int latents) {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, steps, latents);
    Dl4jStructure structure = new Dl4jStructure(DecoderKind.CONV, features, 1, OUTPUTS);
    try (Dl4jDecoder decoder = new Dl4jDecoder(structure, RandomKey.ofSeed(1));
        Workers workers = new Workers(1)) {
      fillAtRandom(decoder.parameters(), 4);
      RandomLatents spikes = new RandomLatents(features, 2, 5);
      DecoderPass pass = decoder.pass(2, workers);
      pass.forward(spikes, 2);
      for (int b = 0; b < 2; b++) {
        double[][] input = new double[steps][latents];
        for (int t = 0; t < steps; t++) {
          for (int n = 0; n < latents; n++) {
            input[t][n] = spikes.spikes(b).get(t, n) ? 1 : 0;
          }
        }
        double[] expected = naiveConvolutions(decoder.parameters(), input);
        for (int k = 0; k < OUTPUTS; k++) {
          float logit = pass.logits().values()[pass.logits().index(b, k)];
          assertEquals(expected[k], logit, 2e-5, "logit " + k);
        }
      }
    }
  }

  private static double[] naiveConvolutions(Parameters parameters, double[][] input) {
    double[][] first = convolution(parameters, 1, input, input.length / 2);
    double[][] second = convolution(parameters, 2, first, 20);
    Parameters.Slice weights = parameters.slice("decoder layer 3 weights");
    Parameters.Slice bias = parameters.slice("decoder layer 3 bias");
    int width = second[0].length;
    int inputs = second.length * width;
    double[] logits = new double[OUTPUTS];
    for (int k = 0; k < OUTPUTS; k++) {
      logits[k] = parameters.values()[bias.offset() + k];
      for (int c = 0; c < second.length; c++) {
        for (int j = 0; j < width; j++) {
          double w = parameters.values()[weights.offset() + k * inputs + c * width + j];
          logits[k] += w * Math.max(0, second[c][j]);
        }
      }
    }
    return logits;
  }

  private static double[][] convolution(
      Parameters parameters, int layer, double[][] input, int outputs) {
    int weights = parameters.slice("decoder layer " + layer + " weights").offset();
    int bias = parameters.slice("decoder layer " + layer + " bias").offset();
    int width = input[0].length;
    double[][] output = new double[outputs][(width + 1) / 2];
    for (int o = 0; o < outputs; o++) {
      for (int j = 0; j < output[o].length; j++) {
        output[o][j] = parameters.values()[bias + o];
        for (int i = 0; i < input.length; i++) {
          for (int k = 0; k < 3; k++) {
            int n = 2 * j + k - 1;
            double x = n < 0 || n >= width ? 0 : input[i][n];
            output[o][j] += parameters.values()[weights + (o * input.length + i) * 3 + k] * x;
          }
        }
      }
    }
    return output;
  }

  /** A decoder whose every parameter, biases included, differs from 0. */
  private static Dl4jDecoder decoder(DecoderKind kind, Decoding decoding) {
    LatentFeatures features = new LatentFeatures(decoding, STEPS, LATENTS);
    Dl4jDecoder decoder =
        new Dl4jDecoder(new Dl4jStructure(kind, features, HIDDEN, OUTPUTS), RandomKey.ofSeed(1));
    fillAtRandom(decoder.parameters(), 2);
    return decoder;
  }

  private static void fillAtRandom(Parameters parameters, long seed) {
    FastRandom random = new FastRandom(seed);
    for (Parameters.Slice slice : parameters.slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          parameters.values()[slice.at(r, c)] = 0.3f * (float) random.nextGaussian();
        }
      }
    }
    parameters.changed();
  }

  private static RandomLatents latents(Dl4jDecoder decoder, int samples) {
    return new RandomLatents(decoder.features(), samples, 10 + samples);
  }

  private static double[][] features(Dl4jDecoder decoder, RandomLatents latents, int samples) {
    double[][] features = new double[samples][decoder.features().size()];
    float[] row = new float[decoder.features().size()];
    for (int b = 0; b < samples; b++) {
      decoder.features().timeMap().read(latents.spikes(b), row, 0);
      for (int i = 0; i < row.length; i++) {
        features[b][i] = row[i];
      }
    }
    return features;
  }

  private static double[][] error(int samples) {
    FastRandom random = new FastRandom(20 + samples);
    double[][] error = new double[samples][OUTPUTS];
    for (double[] row : error) {
      Arrays.setAll(row, k -> (float) random.nextGaussian());
    }
    return error;
  }

  private static float[] held(Dl4jDecoder decoder) {
    return decoder.network().params().dup().data().asFloat();
  }

  /**
   * Values in the order of Deeplearning4j's flat vector: dense weights lie column by column, then
   * the bias; a network with convolutions keeps that order already.
   */
  private static float[] flat(Dl4jDecoder decoder, float[] values) {
    if (decoder.structure().kind() == DecoderKind.CONV) {
      return Arrays.copyOfRange(values, Padding.LEAD, values.length);
    }
    float[] flat = new float[(int) decoder.parameters().count()];
    int at = 0;
    for (Parameters.Slice slice : decoder.parameters().slices()) {
      for (int c = 0; c < slice.columns(); c++) {
        for (int r = 0; r < slice.rows(); r++) {
          flat[at++] = values[slice.at(r, c)];
        }
      }
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = slice.columns(); c < slice.stride(); c++) {
          assertEquals(0f, values[slice.at(r, c)], "padding of " + slice.name());
        }
      }
    }
    return flat;
  }
}
