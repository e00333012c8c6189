package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.GradientSink;
import spikeloom.array.NumericException;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.IdentityEncoder;
import spikeloom.encoding.RateEncoding;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

final class BackPropagationTest {
  private static final int SAMPLES = 32;

  @ParameterizedTest
  @CsvSource({"LINEAR, TIME", "LINEAR, RATE", "MLP, TIME", "MLP, RATE", "CONV, TIME"})
  void trainingLowersTheDistortion(DecoderKind kind, Decoding decoding) {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build(kind, decoding)) {
      requireLearning(new Learner(model, workers), 0.9);
    }
  }

  @ParameterizedTest
  @EnumSource(Distortion.class)
  void everyDistortionIsLoweredAtEveryDecodeStep(Distortion distortion) {
    Windows windows = Windows.everyStep(TinyModel.STEPS, 3, 2);
    try (Workers workers = new Workers(1);
        Autoencoder model =
            TinyModel.build(List.of(10), DecoderKind.LINEAR, Decoding.TIME, windows, distortion)) {
      boolean classes = distortion == Distortion.CLASS;
      Target target = classes ? new Target.Label(Bars.VALUES) : new Target.Signal();
      Input input = new Input.Coded(new RateEncoding());
      Learner learner = new Learner(model, workers, new Presentation(input, target, windows, 0));
      // With a fixed scale of 1, most of what these two measure is a constant.
      if (distortion == Distortion.GAUSSIAN || distortion == Distortion.LOGISTIC) {
        requireLess(learner, 0.03);
      } else {
        requireLearning(learner, 0.9);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LINEAR, TIME", "MLP, RATE"})
  void aDecoderLearnsWithoutAnEncoder(DecoderKind kind, Decoding decoding) {
    LatentFeatures features = new LatentFeatures(decoding, TinyModel.STEPS, Bars.VALUES);
    RandomKey key = RandomKey.ofSeed(1);
    try (Workers workers = new Workers(1);
        Autoencoder model =
            new Autoencoder(
                new IdentityEncoder(Bars.VALUES),
                new Dl4jDecoder(new Dl4jStructure(kind, features, 12, Bars.VALUES), key),
                TinyModel.WHOLE,
                new DirectedInformationBottleneck(Distortion.CROSS_ENTROPY, 0.1, 0.3))) {
      requireLearning(new Learner(model, workers), 0.8);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DecoderKind.class,
      names = {"LINEAR", "MLP", "CONV"})
  void theNormsOfAnUpdateAreThoseOfTheGradientOfItsBatch(DecoderKind kind) {
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build(kind, Decoding.TIME)) {
      Optimisers optimisers = Optimisers.of(model, workers);
      AutoencoderPass pass = new AutoencoderPass(model, SAMPLES, workers);
      RandomKey key = RandomKey.ofSeed(9);
      Batch batch = batch(key.fold("input"));
      float[] encoder = new float[model.encoder().parameters().length()];
      float[] decoder = new float[model.decoder().parameters().length()];
      pass.gradient(batch, key.fold("latent"), encoder, GradientSink.into(decoder));
      optimisers.encoder().measure(true);
      optimisers.decoder().measure(true);
      new BackPropagation(pass, optimisers).learn(batch, key.fold("latent"), 0.02);
      requireNorms(model.encoder().parameters(), encoder, optimisers.encoder().gradientNorms());
      requireNorms(model.decoder().parameters(), decoder, optimisers.decoder().gradientNorms());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DecoderKind.class,
      names = {"LINEAR", "MLP", "CONV"})
  void whatLiesBehindTheRowsOfTheDecoderReachesNoValueThatCounts(DecoderKind kind) {
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build(kind, Decoding.TIME)) {
      Parameters parameters = model.decoder().parameters();
      AutoencoderPass pass = new AutoencoderPass(model, SAMPLES, workers);
      RandomKey key = RandomKey.ofSeed(9);
      Batch batch = batch(key.fold("input"));
      float[][] encoder = new float[2][model.encoder().parameters().length()];
      float[][] decoder = new float[2][parameters.length()];
      for (int turn = 0; turn < 2; turn++) {
        pass.gradient(batch, key.fold("latent"), encoder[turn], GradientSink.into(decoder[turn]));
        for (Parameters.Slice slice : parameters.slices()) {
          for (int row = 0; row < slice.rows(); row++) {
            for (int column = slice.columns(); column < slice.stride(); column++) {
              parameters.values()[slice.at(row, column)] = 0.5f;
            }
          }
        }
        parameters.changed();
      }
      requireSame(model.encoder().parameters(), encoder);
      requireSame(parameters, decoder);
    }
  }

  private static void requireSame(Parameters parameters, float[][] gradients) {
    for (Parameters.Slice slice : parameters.slices()) {
      for (int i = 0; i < slice.count(); i++) {
        int at = slice.at(i / slice.columns(), i % slice.columns());
        assertEquals(gradients[0][at], gradients[1][at], slice.name());
      }
    }
  }

  private static Batch batch(RandomKey key) {
    try (Workers one = new Workers(1)) {
      return new Batches(
              Bars.dataset(SAMPLES, 1).train(),
              Presentation.ofSignals(new RateEncoding(), TinyModel.STEPS),
              one)
          .of(IntStream.range(0, SAMPLES).toArray(), key);
    }
  }

  private static void requireNorms(
      Parameters parameters, float[] gradient, Map<String, Double> norms) {
    assertEquals(parameters.slices().size(), norms.size());
    for (Parameters.Slice slice : parameters.slices()) {
      double squares = 0;
      for (int i = 0; i < slice.count(); i++) {
        double g = gradient[slice.at(i / slice.columns(), i % slice.columns())];
        squares += g * g;
      }
      double norm = norms.getOrDefault(slice.name(), Double.NaN);
      assertEquals(Math.sqrt(squares), norm, 1e-5 * (1e-3 + norm), slice.name());
    }
  }

  private static void requireLearning(Learner learner, double share) {
    Course course = Course.of(learner);
    assertTrue(course.after() < share * course.before(), course::toString);
  }

  private static void requireLess(Learner learner, double nats) {
    Course course = Course.of(learner);
    assertTrue(course.after() < course.before() - nats, course::toString);
  }

  /** Mean distortion of the first and of the last updates, nats per value. */
  private record Course(double before, double after) {
    static Course of(Learner learner) {
      double before = 0;
      double after = 0;
      for (int k = 0; k < 150; k++) {
        BatchResult result = learner.learn(k, 0.02);
        before += k < 10 ? result.distortion() / 10 : 0;
        after += k >= 140 ? result.distortion() / 10 : 0;
      }
      return new Course(before, after);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hidden layer 1 weights",
        "hidden layer 1 bias",
        "hidden layer 2 weights",
        "readout weights",
        "readout bias",
        "readout feedback"
      })
  void aWeightThatIsNotANumberStopsTrainingAndItsLayerIsNamed(String slice) {
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build(DecoderKind.LINEAR, Decoding.TIME)) {
      Parameters parameters = model.encoder().parameters();
      // The first value would do, were it sure that a spike meets it.
      for (int i = parameters.slice(slice).offset(); i < parameters.slice(slice).end(); i++) {
        parameters.values()[i] = Float.NaN;
      }
      parameters.changed();
      Learner learner = new Learner(model, workers);
      String message = sentence(() -> learner.learn(0, 0.01));
      String layer = slice.substring(0, slice.lastIndexOf(' '));
      assertTrue(message.contains(layer), message);
      assertTrue(message.contains("--learning-rate"), message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"decoder layer 1 weights", "decoder layer 2 bias"})
  void aDecoderWeightThatIsNotANumberStopsTraining(String slice) {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build(DecoderKind.MLP, Decoding.TIME)) {
      Parameters parameters = model.decoder().parameters();
      for (int i = parameters.slice(slice).offset(); i < parameters.slice(slice).end(); i++) {
        parameters.values()[i] = Float.NaN;
      }
      parameters.changed();
      Learner learner = new Learner(model, workers);
      String message = sentence(() -> learner.learn(0, 0.01));
      assertTrue(message.contains("decoder"), message);
    }
  }

  @ParameterizedTest
  @CsvSource({"MLP, TIME", "CONV, TIME"})
  void anAbsurdLearningRateEndsInASentenceAndNotInNonsense(DecoderKind kind, Decoding decoding) {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build(kind, decoding)) {
      Learner learner = new Learner(model, workers);
      String message =
          sentence(
              () -> {
                for (int k = 0; k < 20; k++) {
                  learner.learn(k, 1e30);
                }
              });
      assertTrue(message.contains("--learning-rate"), message);
      assertTrue(message.contains("layer"), message);
    }
  }

  private static String sentence(Executable action) {
    return String.valueOf(assertThrows(NumericException.class, action).getMessage());
  }

  /** Learns the bars. */
  private static final class Learner {
    private final Batches batches;
    private final LearningRule rule;

    Learner(Autoencoder model, Workers workers) {
      this(model, workers, Presentation.ofSignals(new RateEncoding(), TinyModel.STEPS));
    }

    Learner(Autoencoder model, Workers workers, Presentation shown) {
      batches = new Batches(Bars.dataset(SAMPLES, 1).train(), shown, new Workers(1));
      rule =
          new BackPropagation(
              new AutoencoderPass(model, SAMPLES, workers), Optimisers.of(model, workers));
    }

    BatchResult learn(int step, double learningRate) {
      RandomKey key = RandomKey.ofSeed(9).fold(step);
      Batch batch = batches.of(IntStream.range(0, SAMPLES).toArray(), key.fold("input"));
      return rule.learn(batch, key.fold("latent"), learningRate);
    }
  }
}
