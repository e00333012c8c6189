package spikeloom.decoder.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.GradientSink;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.DeconvLayers;
import spikeloom.decoder.DeconvShape;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.RandomLatents;
import spikeloom.decoder.TimeMap;
import spikeloom.learning.Adam;
import spikeloom.neuron.FiniteDifference;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class DeconvDecoderTest {
  private static final int STEPS = 4;

  @BeforeAll
  static void oneThread() {
    NativeBackend.start(1);
  }

  /** The decoders of these tests. */
  private enum Example {
    /** Dense first layer, no doubling. */
    PLAIN(Decoding.TIME, null, 7, List.of(3, 2), new MapSize(5, 6, 1)),
    /** Dense first layer, odd sides, doubled and cropped. */
    CROPPED(Decoding.TIME, null, 7, List.of(4, 3), new MapSize(13, 3, 1)),
    /** The same with sums and colours. */
    RATE(Decoding.RATE, null, 9, List.of(5, 4, 3), new MapSize(15, 17, 3)),
    /** More channels than a vector, and two doublings. */
    WIDE(Decoding.TIME, null, 6, List.of(40, 20, 35), new MapSize(30, 26, 2)),
    /** Latent maps, doubled once. */
    MAPS(Decoding.TIME, new MapSize(2, 3, 2), 12, List.of(3, 2), new MapSize(4, 6, 1)),
    /** Latent maps with traces, two polarities, odd sides, doubled twice after a convolution. */
    TRACES(Decoding.TRACE, new MapSize(4, 3, 3), 36, List.of(5, 4, 3, 2), new MapSize(14, 11, 2)),
    /** Latent maps with many channels, as for colour pictures. */
    COLOUR(Decoding.TIME, new MapSize(4, 4, 5), 80, List.of(24, 20, 17, 9), new MapSize(16, 16, 3));

    private final LatentFeatures features;
    private final DeconvShape shape;

    Example(
        Decoding decoding,
        @Nullable MapSize map,
        int latents,
        List<Integer> channels,
        MapSize picture) {
      features = new LatentFeatures(decoding, STEPS, latents);
      shape = DeconvShape.of(features, Optional.ofNullable(map), channels, picture);
    }

    Dl4jDecoder decoder() {
      Dl4jDecoder decoder = new Dl4jDecoder(Dl4jStructure.of(features, shape), RandomKey.ofSeed(1));
      FastRandom random = new FastRandom(2);
      Parameters parameters = decoder.parameters();
      for (Parameters.Slice slice : parameters.slices()) {
        double scale = slice.rows() == 1 ? 0.3 : 1.3 / Math.sqrt(slice.rows());
        for (int r = 0; r < slice.rows(); r++) {
          for (int c = 0; c < slice.columns(); c++) {
            parameters.values()[slice.at(r, c)] = (float) (scale * random.nextGaussian());
          }
        }
      }
      parameters.changed();
      return decoder;
    }

    RandomLatents latents(int samples) {
      return new RandomLatents(features, samples, 10 + samples);
    }

    double[][] read(RandomLatents latents, int samples) {
      double[][] read = new double[samples][features.size()];
      float[] row = new float[features.size()];
      for (int b = 0; b < samples; b++) {
        features.timeMap().read(latents.spikes(b), row, 0);
        for (int i = 0; i < row.length; i++) {
          read[b][i] = row[i];
        }
      }
      return read;
    }

    double[][] error(int samples) {
      FastRandom random = new FastRandom(20 + samples);
      double[][] error = new double[samples][shape.picture().neurons()];
      for (double[] row : error) {
        Arrays.setAll(row, k -> (float) random.nextGaussian());
      }
      return error;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "CROPPED", "MAPS"})
  void gradientsOfDeeplearning4jAreFiniteDifferencesInDoublePrecision(Example example) {
    try (Dl4jDecoder decoder = example.decoder()) {
      double[][] error = example.error(2);
      DoubleNetwork network = network(example, decoder, example.latents(2), 2);
      double difference =
          FiniteDifference.relativeError(network.gradient(error), network.finiteDifferences(error));
      assertTrue(difference < 1e-6, "relative error " + difference);
    }
  }

  private static DoubleNetwork network(
      Example example, Dl4jDecoder decoder, RandomLatents latents, int samples) {
    return new DoubleNetwork(
        decoder.network(), example.read(latents, samples), decoder.structure().input());
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, 1",
    "CROPPED, 1",
    "CROPPED, 3",
    "RATE, 2",
    "WIDE, 1",
    "WIDE, 3",
    "MAPS, 1",
    "MAPS, 2",
    "TRACES, 2",
    "COLOUR, 1",
    "COLOUR, 3"
  })
  void logitsAndGradientsAreThoseOfDeeplearning4jInDoublePrecision(Example example, int count) {
    try (Dl4jDecoder decoder = example.decoder();
        Workers workers = new Workers(count)) {
      DecoderPass pass = decoder.pass(9, workers);
      for (int samples : new int[] {9, 4, 8, 1}) { // buffers are reused
        requireAgreement(example, decoder, pass, samples);
      }
    }
  }

  private static void requireAgreement(
      Example example, Dl4jDecoder decoder, DecoderPass pass, int samples) {
    RandomLatents latents = example.latents(samples);
    double[][] error = example.error(samples);
    DoubleNetwork network = network(example, decoder, latents, samples);
    double[] expected = network.gradient(error);
    double[][] logits = network.logits();

    pass.forward(latents, samples);
    for (int b = 0; b < samples; b++) {
      for (int k = 0; k < logits[b].length; k++) {
        int i = pass.logits().index(b, k);
        assertEquals(logits[b][k], pass.logits().values()[i], 2e-5, "logit " + k + " of " + b);
        pass.logits().values()[i] = (float) error[b][k];
      }
    }
    float[] gradient = new float[decoder.parameters().length()];
    Arrays.fill(gradient, 42f); // is overwritten
    pass.backward(latents, GradientSink.into(gradient));
    float[] flat = flat(example, gradient);
    double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < flat.length; i++) {
      assertEquals(expected[i], flat[i], 1e-5 * size, "gradient of parameter " + i);
    }
    TimeMap map = example.features.timeMap();
    for (int b = 0; b < samples; b++) {
      Rows adjoint = latents.adjoint(b);
      for (int t = 0; t < STEPS; t++) {
        for (int n = 0; n < example.features.latents(); n++) {
          int feature = b * example.features.size() + map.feature(t, n);
          assertEquals(
              map.weight(t) * expected[flat.length + feature],
              adjoint.values()[adjoint.index(t, n)],
              1e-5 * size,
              "gradient of spike (" + t + ", " + n + ") of sample " + b);
        }
      }
    }
  }

  /** Values in the order of Deeplearning4j's vector. */
  private static float[] flat(Example example, float[] values) {
    DeconvLayers layers = DeconvLayers.of(example.shape);
    System.arraycopy(values, 0, layers.parameters().values(), 0, values.length);
    float[] flat = new float[(int) layers.parameters().count()];
    new DeconvLayout(layers).write(FloatBuffer.wrap(flat));
    return flat;
  }

  @ParameterizedTest
  @ValueSource(strings = {"WIDE", "COLOUR"})
  void updatesHaveTheSameBitsForAnyNumberOfThreads(Example example) {
    float[] one = trained(example, 1);
    assertArrayEquals(one, trained(example, 2));
    assertArrayEquals(one, trained(example, 3));
    assertArrayEquals(one, trained(example, 5));
  }

  private static float[] trained(Example example, int threads) {
    try (Dl4jDecoder decoder = example.decoder();
        Workers workers = new Workers(threads)) {
      DecoderPass pass = decoder.pass(7, workers);
      Adam adam = new Adam(decoder.parameters(), workers);
      for (int samples : new int[] {7, 7, 3}) {
        RandomLatents latents = example.latents(samples);
        pass.forward(latents, samples); // logits as gradient: the loss is half their square
        adam.begin(0.01);
        pass.backward(latents, adam);
        adam.end();
      }
      return decoder.parameters().values().clone();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CROPPED", "COLOUR"})
  void theParametersAreWhatDeeplearning4jHolds(Example example) {
    try (Dl4jDecoder fresh =
            new Dl4jDecoder(
                Dl4jStructure.of(example.features, example.shape), RandomKey.ofSeed(3));
        Dl4jDecoder changed = example.decoder()) {
      for (Dl4jDecoder decoder : List.of(fresh, changed)) {
        assertEquals(decoder.network().numParams(), decoder.parameters().count());
        float[] held = decoder.network().params().dup().data().asFloat();
        assertArrayEquals(held, flat(example, decoder.parameters().values()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CROPPED", "MAPS", "COLOUR"})
  void aFileOfDeeplearning4jDecodesTheSame(Example example, @TempDir Path folder)
      throws IOException {
    try (Dl4jDecoder decoder = example.decoder();
        Dl4jFile file = Dl4jFile.of(decoder, Dl4jFile.Output.LOGISTIC);
        Workers workers = new Workers(1)) {
      Path zip = folder.resolve("decoder.zip");
      try (OutputStream out = Files.newOutputStream(zip)) {
        file.write(out);
      }
      RandomLatents latents = example.latents(3);
      DecoderPass pass = decoder.pass(3, workers);
      pass.forward(latents, 3);
      double[][] read = example.read(latents, 3);
      float[] features = new float[3 * example.features.size()];
      for (int i = 0; i < features.length; i++) {
        features[i] = (float) read[i / read[0].length][i % read[0].length];
      }
      int values = decoder.outputs();
      float[] logits = new float[3 * values];
      decoder.decode(features, 3, logits);
      try (Dl4jFile back = file.read(zip)) {
        float[] decoded = back.run(features, 3);
        assertEquals(3 * values, decoded.length);
        for (int i = 0; i < decoded.length; i++) {
          float logit = pass.logits().values()[pass.logits().index(i / values, i % values)];
          assertEquals(logit, logits[i], 2e-5, "logit " + i);
          assertEquals(1 / (1 + Math.exp(-logit)), decoded[i], 1e-5, "value " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  void withoutLatentSpikesANewDecoderShowsTheMeanOfEveryPlane(Example example) {
    int pixels = example.shape.picture().positions();
    float[] best = new float[example.shape.picture().neurons()];
    for (int i = 0; i < best.length; i++) {
      best[i] = 2 + i / pixels + (i % 2 == 0 ? 0.25f : -0.25f);
    }
    try (Dl4jDecoder decoder =
        new Dl4jDecoder(Dl4jStructure.of(example.features, example.shape), RandomKey.ofSeed(1))) {
      decoder.outputStart().orElseThrow().at(best);
      float[] outputs = new float[best.length];
      decoder.decode(new float[example.features.size()], 1, outputs);
      for (int i = 0; i < best.length; i++) {
        assertEquals(2 + i / pixels, outputs[i], 0.5f / pixels + 1e-5f, "output " + i);
      }
    }
  }

  @Test
  void theInputOfAFileIsDescribed() {
    try (Dl4jDecoder decoder = Example.COLOUR.decoder();
        Dl4jFile file = Dl4jFile.of(decoder, Dl4jFile.Output.IDENTITY)) {
      assertTrue(file.use().contains("[batch, 20, 4, 4] latent maps"), file.use());
    }
  }
}
