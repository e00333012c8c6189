package spikeloom.decoder.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.array.GradientSink;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.RandomLatents;
import spikeloom.decoder.TimeMap;
import spikeloom.neuron.FiniteDifference;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class NetworkDecoderTest {
  private static final int SAMPLES = 4;
  private static final LatentFeatures FEATURES =
      new LatentFeatures(Decoding.TIME, Networks.STEPS, Networks.LATENTS);
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private static final Map<String, Supplier<String>> CONFIGURATIONS =
      Map.of(
          "sequence", Networks::sequence,
          "graph", Networks::graph,
          "picture", Networks::picture,
          "regularised", Networks::regularised,
          "normalised", Networks::normalised);

  @BeforeAll
  static void oneThread() {
    NativeBackend.start(1);
  }

  private static NetworkStructure structure(String configuration, boolean frozen) {
    return new NetworkStructure(
        configuration, null, Dl4jFile.Output.LOGISTIC, FEATURES, Networks.OUTPUTS, frozen);
  }

  private static NetworkDecoder decoder(String configuration) {
    return new NetworkDecoder(structure(configuration, false), KEY);
  }

  private static String configuration(String name) {
    return Objects.requireNonNull(CONFIGURATIONS.get(name)).get();
  }

  @ParameterizedTest
  @CsvSource({
    "sequence, '[batch, 7, 5]'",
    "graph, '[batch, 35]'",
    "picture, '[batch, 1, 7, 5]'",
    "regularised, '[batch, 35]'"
  })
  void theInputHasTheShapeThatTheNetworkReads(String name, String shape) {
    try (NetworkDecoder decoder = decoder(configuration(name))) {
      assertEquals(shape, decoder.inputShape());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequence", "graph", "picture", "regularised", "normalised"})
  void theGradientOfTheSpikesIsThatOfFiniteDifferencesInDoublePrecision(String name) {
    requireExactGradient(name, structure(configuration(name), false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dense", "sequence", "last", "picture", "pooled", "graph"})
  void theGradientOfKerasModelsIsThatOfFiniteDifferences(String name) {
    requireExactGradient(name, KerasFiles.structure(name));
  }

  private static void requireExactGradient(String name, NetworkStructure structure) {
    try (NetworkDecoder decoder = new NetworkDecoder(structure, KEY, DataType.DOUBLE)) {
      RandomLatents latents = new RandomLatents(FEATURES, SAMPLES, 5);
      float[] error = error();
      DecoderPass pass = decoder.pass(SAMPLES, new Workers(1));
      backward(pass, latents, error, decoder);
      double[] expected = new double[SAMPLES * FEATURES.size()];
      double[] actual = new double[expected.length];
      int[] places = decoder.layout().places(FEATURES);
      try (INDArray input = input(decoder, latents)) {
        for (int b = 0; b < SAMPLES; b++) {
          for (int i = 0; i < FEATURES.size(); i++) {
            int at = b * FEATURES.size() + i;
            long place = (long) b * FEATURES.size() + places[i];
            expected[at] = slope(decoder, input, place, error);
            Rows adjoint = latents.adjoint(b);
            actual[at] =
                adjoint.values()[adjoint.index(i / Networks.LATENTS, i % Networks.LATENTS)];
          }
        }
      }
      double difference = FiniteDifference.relativeError(expected, actual);
      assertTrue(difference < 1e-6, name + ": relative error " + difference);
    }
  }

  private static INDArray input(NetworkDecoder decoder, RandomLatents latents) {
    TimeMap map = FEATURES.timeMap();
    int[] places = decoder.layout().places(FEATURES);
    float[] placed = new float[SAMPLES * FEATURES.size()];
    float[] read = new float[FEATURES.size()];
    for (int b = 0; b < SAMPLES; b++) {
      map.read(latents, b, read, 0);
      for (int i = 0; i < read.length; i++) {
        placed[b * read.length + places[i]] = read[i];
      }
    }
    return decoder.input(placed, SAMPLES);
  }

  private static double slope(NetworkDecoder decoder, INDArray input, long place, float[] error) {
    double width = 1e-4;
    INDArray flat = input.reshape(input.length());
    double before = flat.getDouble(place);
    flat.putScalar(place, before + width);
    double above = loss(decoder, input, error);
    flat.putScalar(place, before - width);
    double below = loss(decoder, input, error);
    flat.putScalar(place, before);
    return (above - below) / (2 * width);
  }

  // In training mode, as the backward pass: batch normalisation joins the samples.
  private static double loss(NetworkDecoder decoder, INDArray input, float[] error) {
    INDArray output = decoder.graph().output(true, input)[0];
    double sum = 0;
    for (int i = 0; i < error.length; i++) {
      sum += error[i] * output.getDouble(i / Networks.OUTPUTS, i % Networks.OUTPUTS);
    }
    return sum;
  }

  private static float[] error() {
    FastRandom random = new FastRandom(8);
    float[] error = new float[SAMPLES * Networks.OUTPUTS];
    for (int i = 0; i < error.length; i++) {
      error[i] = (float) random.nextGaussian();
    }
    return error;
  }

  private static float[] backward(
      DecoderPass pass, RandomLatents latents, float[] error, NetworkDecoder decoder) {
    pass.forward(latents, SAMPLES, 17);
    float[] gradient = new float[decoder.parameters().length()];
    System.arraycopy(error, 0, pass.logits().values(), pass.logits().index(0, 0), error.length);
    pass.backward(latents, GradientSink.into(gradient));
    return gradient;
  }

  @Test
  void anUpdateIsThatOfDeeplearning4jOnTheSameBatch() {
    String configuration = Networks.regularised();
    try (NetworkDecoder decoder = decoder(configuration)) {
      MultiLayerNetwork theirs =
          new MultiLayerNetwork(MultiLayerConfiguration.fromJson(configuration));
      theirs.init();
      theirs.setParams(decoder.graph().params().dup());
      DecoderPass pass = decoder.pass(SAMPLES, new Workers(1));
      FastRandom random = new FastRandom(6);
      for (int update = 0; update < 5; update++) {
        RandomLatents latents = new RandomLatents(FEATURES, SAMPLES, 30 + update);
        float[] target = new float[SAMPLES * Networks.OUTPUTS];
        for (int i = 0; i < target.length; i++) {
          target[i] = random.nextInt(2);
        }
        theirs.fit(
            input(decoder, latents),
            Nd4j.createFromArray(target).reshape(SAMPLES, Networks.OUTPUTS));
        pass.forward(latents, SAMPLES, update);
        Rows logits = pass.logits();
        for (int i = 0; i < target.length; i++) {
          float probability = (float) (1 / (1 + Math.exp(-logits.values()[i])));
          // The loss of SpikeLoom is a mean over samples and values.
          logits.values()[i] = (probability - target[i]) / target.length;
        }
        float[] gradient = new float[decoder.parameters().length()];
        pass.backward(latents, GradientSink.into(gradient));
        decoder.ownUpdate().orElseThrow().update(gradient, 1, update);
        float[] expected = theirs.params().toFloatVector();
        for (int i = 0; i < expected.length; i++) {
          assertEquals(
              expected[i],
              decoder.parameters().values()[Padding.LEAD + i],
              2e-6,
              "parameter " + i + " after update " + update);
        }
      }
    }
  }

  @Test
  void dropoutFollowsTheSeedAndIsForTrainingOnly() {
    try (NetworkDecoder decoder = decoder(Networks.dropping())) {
      RandomLatents latents = new RandomLatents(FEATURES, SAMPLES, 5);
      DecoderPass pass = decoder.pass(SAMPLES, new Workers(1));
      float[] first = trained(pass, latents, 1);
      float[] second = trained(pass, latents, 2);
      pass.forward(latents, SAMPLES);
      float[] evaluated = pass.logits().values().clone();
      assertArrayEquals(first, trained(pass, latents, 1), "the same seed");
      assertFalse(Arrays.equals(first, second), "another seed");
      pass.forward(latents, SAMPLES);
      assertArrayEquals(evaluated, pass.logits().values(), "without draws");
      assertFalse(Arrays.equals(first, evaluated));
    }
  }

  private static float[] trained(DecoderPass pass, RandomLatents latents, long seed) {
    pass.forward(latents, SAMPLES, seed);
    return pass.logits().values().clone();
  }

  @Test
  void batchNormalisationLearnsItsStatisticsWhateverTheStepSize() {
    try (NetworkDecoder decoder = decoder(Networks.normalised())) {
      DecoderPass pass = decoder.pass(SAMPLES, new Workers(1));
      RandomLatents latents = new RandomLatents(FEATURES, SAMPLES, 5);
      INDArray mean = mean(decoder);
      INDArray gamma = gamma(decoder);
      float[] gradient = backward(pass, latents, error(), decoder);
      decoder.ownUpdate().orElseThrow().update(gradient, 0, 0);
      assertFalse(mean.equals(mean(decoder)), "the mean follows the batch");
      assertEquals(gamma, gamma(decoder), "what learns by gradients does not move");
    }
  }

  private static INDArray mean(NetworkDecoder decoder) {
    return decoder.graph().getParam("1_mean").dup();
  }

  private static INDArray gamma(NetworkDecoder decoder) {
    return decoder.graph().getParam("1_gamma").dup();
  }

  @Test
  void aFrozenNetworkKeepsItsWeightsAndPassesTheGradientOn() {
    try (NetworkDecoder decoder = new NetworkDecoder(structure(Networks.dropping(), true), KEY)) {
      DecoderPass pass = decoder.pass(SAMPLES, new Workers(1));
      RandomLatents latents = new RandomLatents(FEATURES, SAMPLES, 5);
      float[] before = decoder.parameters().values().clone();
      float[] gradient = backward(pass, latents, error(), decoder);
      decoder.ownUpdate().orElseThrow().update(gradient, 1, 0);
      assertArrayEquals(before, decoder.parameters().values());
      assertTrue(Math.abs(latents.adjoint(0).values()[latents.adjoint(0).index(2, 3)]) > 0);
      assertArrayEquals(trained(pass, latents, 1), trained(pass, latents, 2), "without dropout");
    }
  }

  @Test
  void theStateOfTheUpdaterContinues() {
    RandomLatents latents = new RandomLatents(FEATURES, SAMPLES, 5);
    try (NetworkDecoder one = decoder(Networks.regularised());
        NetworkDecoder two = decoder(Networks.regularised())) {
      DecoderPass pass = one.pass(SAMPLES, new Workers(1));
      float[] first = backward(pass, latents, error(), one);
      one.ownUpdate().orElseThrow().update(first, 1, 0);
      System.arraycopy(
          one.parameters().values(), 0, two.parameters().values(), 0, two.parameters().length());
      two.parameters().changed();
      two.ownUpdate().orElseThrow().restore(one.ownUpdate().orElseThrow().state());
      float[] second = backward(pass, latents, error(), one);
      one.ownUpdate().orElseThrow().update(second, 1, 1);
      float[] same = backward(two.pass(SAMPLES, new Workers(1)), latents, error(), two);
      two.ownUpdate().orElseThrow().update(same, 1, 1);
      assertArrayEquals(one.parameters().values(), two.parameters().values());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequence", "graph", "picture", "normalised"})
  void theNumberOfThreadsDoesNotChangeABit(String name) {
    float[] one = updated(name, 1);
    float[] two = updated(name, 2);
    NativeBackend.start(1);
    assertArrayEquals(one, two);
  }

  private static float[] updated(String name, int threads) {
    NativeBackend.start(threads);
    try (NetworkDecoder decoder = decoder(configuration(name))) {
      DecoderPass pass = decoder.pass(SAMPLES, new Workers(1));
      for (int update = 0; update < 3; update++) {
        RandomLatents latents = new RandomLatents(FEATURES, SAMPLES, update);
        float[] gradient = backward(pass, latents, error(), decoder);
        decoder.ownUpdate().orElseThrow().update(gradient, 0.01, update);
      }
      return decoder.parameters().values().clone();
    }
  }

  @Test
  void decodingFeaturesIsDecodingSpikes() {
    try (NetworkDecoder decoder = decoder(Networks.sequence())) {
      RandomLatents latents = new RandomLatents(FEATURES, SAMPLES, 5);
      DecoderPass pass = decoder.pass(SAMPLES, new Workers(1));
      pass.forward(latents, SAMPLES);
      float[] read = new float[SAMPLES * FEATURES.size()];
      for (int b = 0; b < SAMPLES; b++) {
        FEATURES.timeMap().read(latents, b, read, b * FEATURES.size());
      }
      float[] decoded = new float[SAMPLES * Networks.OUTPUTS];
      decoder.decode(read, SAMPLES, decoded);
      assertArrayEquals(pass.logits().values(), decoded, 1e-6f);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"nin\" : 35|\"nin\" : 34|does not read 7 neurons at 5 steps",
        "\"nout\" : 3|\"nout\" : 4|the signal has 3 values, so it has to give [batch, 3]",
        "layers.DenseLayer|layers.Dense|Deeplearning4j refuses it",
        "org.deeplearning4j.nn.conf.layers.DenseLayer|javax.swing.JFrame|is not a part of Deeplearning4j",
        "ActivationSigmoid|ActivationTanH|has to be Sigmoid or Identity",
        "LossBinaryXENT|LossMSE|its loss is LossMSE, but the distortion of the run is cross-entropy",
        "\"backpropType\" : \"Standard\"|\"backpropType\" : \"TruncatedBPTT\"|truncated back-propagation",
        "STOCHASTIC_GRADIENT_DESCENT|LBFGS|it is optimised by LBFGS",
        "\"nin\" : 35|\"nin\" : 99999999999|more than the maximum"
      })
  void whatCannotBeTrainedIsRefusedInWords(String part, String change, String words) {
    String configuration = Networks.regularised();
    assertTrue(configuration.contains(part), part);
    NetworkException e =
        assertThrows(
            NetworkException.class, () -> decoder(configuration.replace(part, change)).close());
    assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
  }

  @Test
  void aConfigurationThatGivesLogitsIsTheSameNetwork() {
    String logits = Networks.regularised().replace("ActivationSigmoid", "ActivationIdentity");
    RandomLatents latents = new RandomLatents(FEATURES, SAMPLES, 5);
    try (NetworkDecoder one = decoder(Networks.regularised());
        NetworkDecoder two = decoder(logits)) {
      assertArrayEquals(
          trained(one.pass(SAMPLES, new Workers(1)), latents, 1),
          trained(two.pass(SAMPLES, new Workers(1)), latents, 1));
    }
  }

  @Test
  void parametersAreCountedBeforeTheyAreAllocated() {
    assertEquals(
        35 * 9 + 9 + 9 * 3 + 3,
        NetworkStructure.parameters(Networks.regularised(), Dl4jFile.Output.LOGISTIC));
    String wide = Networks.regularised().replace("\"nout\" : 9,", "\"nout\" : 16000000,");
    assertEquals(
        35L * 16_000_000 + 16_000_000 + 9 * 3 + 3,
        NetworkStructure.parameters(wide, Dl4jFile.Output.LOGISTIC));
  }
}
