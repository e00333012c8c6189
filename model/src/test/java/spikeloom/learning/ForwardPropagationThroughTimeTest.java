package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.NumericException;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.Windows;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.EncoderShape;
import spikeloom.encoder.NeuronLayer;
import spikeloom.encoder.Reachable;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.encoding.RateEncoding;
import spikeloom.learning.FpttWindows.Emphasis;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

final class ForwardPropagationThroughTimeTest {
  private static final int SAMPLES = 32;
  private static final int STEPS = TinyModel.STEPS;
  private static final FpttSettings FREE =
      new FpttSettings(FpttForm.NONE, 1, 0.5, Double.POSITIVE_INFINITY);

  @ParameterizedTest
  @CsvSource({"LINEAR, TIME, 1", "MLP, TIME, 2", "MLP, RATE, 1", "CONV, TIME, 1"})
  void oneWindowWithoutRegulariserIsBackPropagationThroughTimeToTheBit(
      DecoderKind kind, Decoding decoding, int count) {
    try (Workers workers = new Workers(count);
        Autoencoder one = TinyModel.build(kind, decoding);
        Autoencoder other = TinyModel.build(kind, decoding)) {
      Learner windows = new Learner(one, FREE, Emphasis.EVEN, workers);
      LearningRule whole =
          new BackPropagation(
              new AutoencoderPass(other, SAMPLES, workers), Optimisers.of(other, workers));
      for (int k = 0; k < 3; k++) {
        BatchResult expected = whole.learn(windows.batch(k), windows.key(k), 0.02);
        assertEquals(expected, windows.learn(k, 0.02));
        requireSame(one, other);
      }
    }
  }

  private static void requireSame(Autoencoder one, Autoencoder other) {
    assertArrayEquals(other.encoder().parameters().values(), one.encoder().parameters().values());
    assertArrayEquals(other.decoder().parameters().values(), one.decoder().parameters().values());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void whatIsReportedIsOneRunOverAllStepsThatIsDecodedAtItsEnd(int window) {
    try (Workers workers = new Workers(2);
        Autoencoder model = build(STEPS, window)) {
      Learner learner = new Learner(model, FREE, Emphasis.RISING, workers);
      AutoencoderPass pass = new AutoencoderPass(model, SAMPLES, workers);
      Batch batch = learner.batch(0);
      pass.reconstruct(batch, learner.key(0), new float[SAMPLES * model.values()]);
      double distortion = 0;
      double rate = 0;
      for (int b = 0; b < SAMPLES; b++) {
        distortion += pass.distortion(b) / (SAMPLES * model.values());
        rate += pass.encoding().rate(b) / SAMPLES;
      }
      BatchResult result = learner.learn(0, 0); // nothing moves
      assertEquals(distortion, result.distortion(), 1e-6 * distortion);
      assertEquals(rate, result.rate(), 1e-5 * rate);
      double cells = (double) SAMPLES * STEPS * TinyModel.LATENTS;
      assertEquals(pass.encoding().latentSpikes() / cells, result.latentSpikeRate(), 1e-12);
      assertEquals(pass.encoding().hiddenSpikeRate(), result.hiddenSpikeRate(), 1e-12);
    }
  }

  @Test
  void distortionAndRateKeepTheirProportionWhateverTheEmphasis() {
    float[] rising = firstMoment(Emphasis.RISING);
    float[] published = firstMoment(Emphasis.PUBLISHED);
    for (int i = 0; i < rising.length; i++) {
      // Three windows: the published weights are (P + 1) / 2 = 2 times the others.
      assertEquals(2 * rising[i], published[i], 1e-6 + 1e-4 * Math.abs(published[i]));
    }
    assertFalse(Arrays.equals(rising, firstMoment(Emphasis.EVEN)));
  }

  // Linear in the gradients of the windows.
  private static float[] firstMoment(Emphasis emphasis) {
    try (Workers workers = new Workers(1);
        Autoencoder model = build(STEPS, 2)) {
      Learner learner = new Learner(model, FREE, emphasis, workers);
      learner.learn(0, 0);
      return learner.encoderAdam.firstMoment();
    }
  }

  @ParameterizedTest
  @EnumSource(FpttForm.class)
  void trainingLowersTheDistortion(FpttForm form) {
    try (Workers workers = new Workers(1);
        Autoencoder model = build(STEPS, 3)) {
      FpttSettings settings = new FpttSettings(form, 0.01, 0.5, 1);
      Learner learner = new Learner(model, settings, Emphasis.EVEN, workers);
      double before = 0;
      double after = 0;
      for (int k = 0; k < 150; k++) {
        BatchResult result = learner.learn(k, 0.01);
        before += k < 10 ? result.distortion() / 10 : 0;
        after += k >= 140 ? result.distortion() / 10 : 0;
      }
      assertTrue(after < 0.9 * before, "from " + before + " to " + after + " nats per value");
    }
  }

  @ParameterizedTest
  @EnumSource(FpttForm.class)
  void anyNumberOfWorkersGivesTheSameBits(FpttForm form) {
    FpttSettings settings = new FpttSettings(form, 0.1, 0.5, 0.01);
    try (Workers alone = new Workers(1);
        Workers three = new Workers(3);
        Autoencoder one = build(STEPS, 2);
        Autoencoder other = build(STEPS, 2)) {
      Learner first = new Learner(one, settings, Emphasis.RISING, alone);
      Learner second = new Learner(other, settings, Emphasis.RISING, three);
      float[] before = one.encoder().parameters().values().clone();
      for (int k = 0; k < 3; k++) {
        assertEquals(first.learn(k, 0.01), second.learn(k, 0.01));
        requireSame(one, other);
      }
      assertFalse(Arrays.equals(before, one.encoder().parameters().values()));
    }
  }

  @Test
  void whatIsKeptDoesNotGrowWithTheLengthOfTheSequence() {
    assertEquals(kept(6, 3), kept(24, 3));
    assertEquals(kept(6, 3), kept(240, 3));
    assertNotEquals(kept(240, 3), kept(240, 6), "it grows with the window");
  }

  // All but a weight for every window.
  private static long kept(int steps, int window) {
    try (Workers workers = new Workers(1);
        Autoencoder model = build(steps, window)) {
      Learner learner = new Learner(model, FpttSettings.standard(), Emphasis.EVEN, workers);
      learner.learn(0, 0.01);
      return Reachable.bytes(learner.rule) - (long) Double.BYTES * steps / window;
    }
  }

  @Test
  void atTheEndOfAnEpochTheParametersBecomeTheirAverages() {
    try (Workers workers = new Workers(1);
        Autoencoder model = build(STEPS, 3)) {
      Learner learner = new Learner(model, FpttSettings.standard(), Emphasis.EVEN, workers);
      learner.learn(0, 0.01);
      Parameters parameters = model.encoder().parameters();
      float[] before = parameters.values().clone();
      float[] averages = Arrays.copyOf(learner.rule.memory(), parameters.length());
      assertFalse(Arrays.equals(before, averages));
      learner.rule.epochEnded();
      assertArrayEquals(averages, parameters.values());
    }
  }

  @Test
  void learningThatRestartsForgetsItsAverages() {
    try (Workers workers = new Workers(1);
        Autoencoder model = build(STEPS, 3)) {
      Learner learner = new Learner(model, FpttSettings.standard(), Emphasis.EVEN, workers);
      learner.learn(0, 0.01);
      learner.rule.begin();
      Parameters parameters = model.encoder().parameters();
      float[] memory = learner.rule.memory();
      int length = parameters.length();
      assertArrayEquals(parameters.values(), Arrays.copyOf(memory, length));
      assertArrayEquals(new float[length], Arrays.copyOfRange(memory, length, 2 * length));
    }
  }

  @Test
  void aModelThatCannotLearnInWindowsIsRefused() {
    try (Workers workers = new Workers(1);
        Autoencoder often = build(Windows.everyStep(STEPS, 3, 2));
        Autoencoder uneven = build(STEPS, 4);
        Autoencoder model = build(STEPS, 3)) {
      requireRefused(often, workers);
      requireRefused(uneven, workers);
      requireRefused(
          new Autoencoder(
              new Halting(model.encoder()), model.decoder(), model.windows(), model.objective()),
          workers);
    }
  }

  private static void requireRefused(Autoencoder model, Workers workers) {
    assertThrows(
        IllegalArgumentException.class, () -> new Learner(model, FREE, Emphasis.EVEN, workers));
  }

  /** An encoder that does not stream. */
  private record Halting(SpikingEncoder encoder) implements SpikingEncoder {
    @Override
    public List<NeuronLayer> neuronLayers() {
      return encoder.neuronLayers();
    }

    @Override
    public Optional<EncoderShape> shape() {
      return encoder.shape();
    }

    @Override
    public int inputs() {
      return encoder.inputs();
    }

    @Override
    public int latents() {
      return encoder.latents();
    }

    @Override
    public Parameters parameters() {
      return encoder.parameters();
    }

    @Override
    public EncoderPass pass(int samples, int steps, Workers workers) {
      return encoder.pass(samples, steps, workers);
    }
  }

  @Test
  void aWeightThatIsNotANumberStopsTraining() {
    try (Workers workers = new Workers(1);
        Autoencoder model = build(STEPS, 3)) {
      Parameters parameters = model.decoder().parameters();
      Arrays.fill(parameters.values(), Float.NaN);
      parameters.changed();
      Learner learner = new Learner(model, FREE, Emphasis.EVEN, workers);
      NumericException e = assertThrows(NumericException.class, () -> learner.learn(0, 0.01));
      assertTrue(String.valueOf(e.getMessage()).contains("--learning-rate"), e.getMessage());
    }
  }

  private static Autoencoder build(int steps, int window) {
    return build(Windows.atTheEnd(steps, window));
  }

  private static Autoencoder build(Windows windows) {
    return TinyModel.build(
        List.of(10), DecoderKind.LINEAR, Decoding.TIME, windows, Distortion.CROSS_ENTROPY);
  }

  /** Learns the bars. */
  private static final class Learner {
    private final Batches batches;
    private final Adam encoderAdam;
    private final ForwardPropagationThroughTime rule;

    Learner(Autoencoder model, FpttSettings settings, Emphasis emphasis, Workers workers) {
      Presentation shown = Presentation.ofSignals(new RateEncoding(), model.steps());
      batches = new Batches(Bars.dataset(SAMPLES, 1).train(), shown, new Workers(1));
      Optimisers optimisers = Optimisers.of(model, workers);
      encoderAdam = optimisers.encoder();
      rule =
          new ForwardPropagationThroughTime(
              model,
              SAMPLES,
              optimisers,
              new ForwardPropagationThroughTime.Settings(settings, emphasis));
    }

    RandomKey key(int step) {
      return RandomKey.ofSeed(9).fold(step).fold("latent");
    }

    Batch batch(int step) {
      RandomKey key = RandomKey.ofSeed(9).fold(step).fold("input");
      return batches.of(IntStream.range(0, SAMPLES).toArray(), key);
    }

    BatchResult learn(int step, double learningRate) {
      return rule.learn(batch(step), key(step), learningRate);
    }
  }
}
