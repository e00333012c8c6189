package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoding.RateEncoding;
import spikeloom.kernel.Parameters;
import spikeloom.kernel.Workers;
import spikeloom.random.RandomKey;

final class BackPropagationThroughTimeTest {
  private static final int SAMPLES = 32;

  @ParameterizedTest
  @CsvSource({"LINEAR, TIME", "LINEAR, RATE", "MLP, TIME", "MLP, RATE", "CONV, TIME"})
  void trainingLowersTheDistortion(DecoderKind kind, Decoding decoding) {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build(kind, decoding)) {
      Learner learner = new Learner(model, workers);
      double before = 0;
      double after = 0;
      for (int k = 0; k < 150; k++) {
        BatchResult result = learner.learn(k, 0.02);
        before += k < 10 ? result.distortion() / 10 : 0;
        after += k >= 140 ? result.distortion() / 10 : 0;
      }
      assertTrue(after < 0.9 * before, "from " + before + " to " + after + " nats per value");
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
    private final Batches batches =
        new Batches(Bars.dataset(SAMPLES, 1).train(), new RateEncoding(), TinyModel.STEPS);
    private final LearningRule rule;

    Learner(Autoencoder model, Workers workers) {
      rule =
          new BackPropagationThroughTime(
              new AutoencoderPass(model, SAMPLES, workers),
              new Adam(model.encoder().parameters(), workers),
              new Adam(model.decoder().parameters(), workers),
              workers);
    }

    BatchResult learn(int step, double learningRate) {
      RandomKey key = RandomKey.ofSeed(9).fold(step);
      Batch batch = batches.of(IntStream.range(0, SAMPLES).toArray(), key.fold("input"));
      return rule.learn(batch, key.fold("latent"), learningRate);
    }
  }
}
