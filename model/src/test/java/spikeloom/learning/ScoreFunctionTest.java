package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.GradientSink;
import spikeloom.array.NumericException;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.Windows;
import spikeloom.encoder.lif.Feedback;
import spikeloom.encoding.RateEncoding;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorKind;
import spikeloom.prior.Priors;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class ScoreFunctionTest {
  private static final Feedback SYMMETRIC = new Feedback.Symmetric();

  @ParameterizedTest
  @CsvSource({"0, 2, 4, 4, 3", "5, 3, 3, 3, 2", "5, 2, 4, 2, 1", "0, 3, 3, 2, 2"})
  void theReadoutsGradientIsThatOfTheExpectedLossOnAverage(
      int hidden, int latents, int steps, int window, int first) {
    Windows windows = Windows.everyStep(steps, window, first);
    try (Workers workers = new Workers(1);
        Autoencoder model = FewSpikes.model(layers(hidden), latents, windows)) {
      Batch batch = FewSpikes.batch(windows, 4);
      ScoreFunction rule = rule(model, 1, workers, Baseline.NONE, 1);
      SpikeEnumeration all = new SpikeEnumeration(model, batch);
      double[] probability = all.probabilities(all.parameters());
      double[] mean = new double[all.parameters().length];
      for (int k = 0; k < all.patterns(); k++) {
        add(probability[k], gradient(rule, model, batch, all, k), mean);
      }
      requireExact(model, all, mean);
    }
  }

  @Test
  void comparisonWithOtherDrawsDoesNotChangeTheAverage() {
    try (Workers workers = new Workers(1);
        Autoencoder model = FewSpikes.model(layers(5), 2, 3)) {
      Batch batch = FewSpikes.batch(3, 9);
      ScoreFunction rule = rule(model, 1, workers, Baseline.LEAVE_ONE_OUT, 2);
      SpikeEnumeration all = new SpikeEnumeration(model, batch);
      double[] probability = all.probabilities(all.parameters());
      double[] mean = new double[all.parameters().length];
      for (int k = 0; k < all.patterns(); k++) {
        for (int j = 0; j < all.patterns(); j++) {
          add(probability[k] * probability[j], gradient(rule, model, batch, all, k, j), mean);
        }
      }
      requireExact(model, all, mean);
    }
  }

  @ParameterizedTest
  @CsvSource({"RATES, NONE", "GLM, NONE", "NETWORK, NONE", "GLM, RUNNING_MEAN"})
  void withALearnedPriorTheAverageIsTheGradientToo(PriorKind kind, Baseline baseline) {
    try (Workers workers = new Workers(1);
        Autoencoder model = withPrior(FewSpikes.model(layers(0), 2, 4), kind)) {
      Batch batch = FewSpikes.batch(4, 9);
      var optimisers = Optimisers.of(model, workers);
      var settings = new ScoreFunction.Settings(SYMMETRIC, baseline, 1);
      ScoreFunction rule = new ScoreFunction(model, 1, optimisers, settings);
      SpikeEnumeration all = new SpikeEnumeration(model, batch);
      double[] probability = all.probabilities(all.parameters());
      double[] mean = new double[all.parameters().length];
      double[] priorMean = new double[model.prior().parameters().length()];
      for (int k = 0; k < all.patterns(); k++) {
        add(probability[k], gradient(rule, model, batch, all, k), mean);
        add(probability[k], optimisers.prior().gradient(), priorMean);
      }
      requireDifferences(model, all, mean);
      requirePriorDifferences(model, batch, priorMean);
    }
  }

  @Test
  void withALearnedPriorComparedDrawsHaveTheSameAverage() {
    try (Workers workers = new Workers(1);
        Autoencoder model = withPrior(FewSpikes.model(layers(0), 2, 3), PriorKind.GLM)) {
      Batch batch = FewSpikes.batch(3, 9);
      ScoreFunction rule = rule(model, 1, workers, Baseline.LEAVE_ONE_OUT, 2);
      SpikeEnumeration all = new SpikeEnumeration(model, batch);
      double[] probability = all.probabilities(all.parameters());
      double[] mean = new double[all.parameters().length];
      for (int k = 0; k < all.patterns(); k++) {
        for (int j = 0; j < all.patterns(); j++) {
          add(probability[k] * probability[j], gradient(rule, model, batch, all, k, j), mean);
        }
      }
      requireDifferences(model, all, mean);
    }
  }

  private static Autoencoder withPrior(Autoencoder model, PriorKind kind) {
    RandomKey key = RandomKey.ofSeed(8);
    CausalPrior prior =
        Priors.create(kind, model.encoder().latents(), model.steps(), 0.3, key.fold("prior"));
    FastRandom random = key.fold("weights").random();
    for (Parameters.Slice slice : prior.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          prior.parameters().values()[slice.at(r, c)] += 0.5f * random.nextFloat() - 0.2f;
        }
      }
    }
    prior.parameters().changed();
    return new Autoencoder(
        model.encoder(), model.decoder(), prior, model.windows(), model.objective());
  }

  /** Central differences of the expected loss in the readout's parameters. */
  private static void requireDifferences(Autoencoder model, SpikeEnumeration all, double[] mean) {
    double step = 1e-4;
    for (String name : List.of("readout weights", "readout bias", "readout feedback")) {
      Parameters.Slice slice = model.encoder().parameters().slice(name);
      for (int r = 0; r < slice.rows(); r += 5) {
        for (int c = 0; c < slice.columns(); c++) {
          double[] up = all.parameters();
          double[] down = all.parameters();
          up[slice.at(r, c)] += step;
          down[slice.at(r, c)] -= step;
          double expected = (all.loss(up) - all.loss(down)) / (2 * step);
          assertEquals(expected, mean[slice.at(r, c)], 1e-5, name + " " + r + " " + c);
        }
      }
    }
  }

  private static void requirePriorDifferences(Autoencoder model, Batch batch, double[] mean) {
    Parameters prior = model.prior().parameters();
    float step = 1e-2f;
    for (Parameters.Slice slice : prior.slices()) {
      int at = slice.at(slice.rows() - 1, 0);
      float before = prior.values()[at];
      double[] loss = new double[2];
      for (int k = 0; k < 2; k++) {
        prior.values()[at] = before + (k == 0 ? step : -step);
        prior.changed();
        SpikeEnumeration all = new SpikeEnumeration(model, batch);
        loss[k] = all.loss(all.parameters());
      }
      prior.values()[at] = before;
      prior.changed();
      assertEquals((loss[0] - loss[1]) / (2 * step), mean[at], 2e-5, slice.name());
    }
  }

  @Test
  void comparisonWithEarlierBatchesDoesNotChangeTheAverage() {
    try (Workers workers = new Workers(1);
        Autoencoder model = FewSpikes.model(layers(0), 2, 4)) {
      Batch batch = FewSpikes.batch(4, 9);
      ScoreFunction rule = rule(model, 1, workers, Baseline.RUNNING_MEAN, 1);
      rule.memory()[0] = 14; // the mean of two costs of 7 nats
      rule.memory()[1] = 2;
      SpikeEnumeration all = new SpikeEnumeration(model, batch);
      double[] probability = all.probabilities(all.parameters());
      double[] mean = new double[all.parameters().length];
      for (int k = 0; k < all.patterns(); k++) {
        add(probability[k], gradient(rule, model, batch, all, k), mean);
      }
      requireExact(model, all, mean);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Baseline.class,
      names = {"RUNNING_MEAN", "LEAVE_ONE_OUT"})
  void comparisonMakesTheGradientScatterLess(Baseline baseline) {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build(DecoderKind.LINEAR, Decoding.TIME)) {
      double alone = scatter(rule(model, 8, workers, Baseline.NONE, 2), model);
      ScoreFunction rule = rule(model, 8, workers, baseline, 2);
      rule.memory()[0] = 10; // near the mean distortion, nats
      rule.memory()[1] = 1;
      double compared = scatter(rule, model);
      assertTrue(compared < alone / 4, "variance " + alone + " becomes " + compared);
    }
  }

  @Test
  void whereEverySpikeCostsWhatEarlierBatchesDidOnlyTheRateTeaches() {
    Windows windows = Windows.everyStep(6, 3, 2);
    try (Workers workers = new Workers(1);
        Autoencoder model = FewSpikes.model(layers(5), 2, windows)) {
      Arrays.fill(model.decoder().parameters().values(), 0f);
      model.decoder().parameters().changed();
      Batch batch = FewSpikes.batch(windows, 4, 9, 11);
      ScoreFunction remembering = rule(model, 3, workers, Baseline.RUNNING_MEAN, 2);
      ScoreFunction comparing = rule(model, 3, workers, Baseline.LEAVE_ONE_OUT, 2);
      ScoreFunction naive = rule(model, 3, workers, Baseline.NONE, 2);
      double each = Bars.VALUES * Math.log(2); // nats of a moment, whatever was decoded
      for (double weight : new double[] {1, 1.9, 2.71}) {
        gradient(remembering, model, batch);
        remembering.remember(3);
        assertEquals(weight, remembering.memory()[1], 1e-6);
        assertEquals(weight * each, remembering.memory()[0], 1e-4);
      }
      float[] rate = gradient(comparing, model, batch);
      float[] expected = gradient(remembering, model, batch);
      float[] all = gradient(naive, model, batch);
      assertTrue(apart(all, rate) > 1e-3, "distortion teaches whoever expects nothing");
      assertTrue(apart(expected, rate) < 1e-5 * apart(all, rate));
    }
  }

  private static float[] gradient(ScoreFunction rule, Autoencoder model, Batch batch) {
    float[] gradient = new float[model.encoder().parameters().length()];
    rule.gradient(batch, RandomKey.ofSeed(4), gradient, nowhere(model));
    return gradient;
  }

  private static double apart(float[] a, float[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 12", "3, 2, 9", "2, 4, 6"})
  void aSpikeIsChargedUntilTheTraceOfItsNeuronHasForgottenIt(int window, int first, int moment) {
    Windows windows = Windows.everyStep(20, window, first);
    try (Workers workers = new Workers(1);
        Autoencoder model = FewSpikes.model(layers(0), 1, windows)) {
      Parameters encoder = model.encoder().parameters();
      Arrays.fill(encoder.values(), 0f); // every spike has the probability 1/2
      encoder.changed();
      Arrays.fill(model.decoder().parameters().values(), 0.3f);
      model.decoder().parameters().changed();
      ScoreFunction rule = rule(model, 1, workers, Baseline.NONE, 1);
      int from = windows.from(moment);
      int end = from + window - 1;
      int remembered = 7; // 0.65 to the power of 7 is below 0.05
      double silent = charge(rule, model, windows, moment, -1);
      int charged = 0;
      double unit = 0;
      for (int t = 0; t < 20; t++) {
        boolean read = t >= from && t <= end; // such a spike changes what is decoded
        boolean expected = t <= end && from <= t + remembered;
        charged += expected ? 1 : 0;
        if (!read) {
          double one = charge(rule, model, windows, moment, t) - silent;
          assertEquals(expected, Math.abs(one) > 1e-6, "spike at step " + t);
          unit = expected ? one : unit;
        }
      }
      assertEquals(-0.5 * charged * unit, silent, 1e-2 * Math.abs(silent));
    }
  }

  /** What another target of one moment adds to the gradient of the bias. */
  private static double charge(
      ScoreFunction rule, Autoencoder model, Windows windows, int moment, int spike) {
    Batch batch = FewSpikes.batch(windows, 4);
    float[] other = batch.target().clone();
    for (int v = 0; v < Bars.VALUES; v++) {
      other[moment * Bars.VALUES + v] = v % 3 == 0 ? 1 : 0;
    }
    Parameters.Slice bias = model.encoder().parameters().slice("readout bias");
    double change = 0;
    for (Batch one : List.of(batch, new Batch(batch.input(), other, batch.identity()))) {
      float[] gradient = new float[model.encoder().parameters().length()];
      rule.gradient(
          one,
          (sample, draw, step, uniform, at) -> uniform[at] = step == spike ? 0f : 0.999f,
          gradient,
          nowhere(model));
      change = gradient[bias.at(0, 0)] - change;
    }
    return change;
  }

  @Test
  void theEncoderTakesHalfTheStepOfTheDecoder() {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build(DecoderKind.LINEAR, Decoding.TIME)) {
      float[] encoder = model.encoder().parameters().values().clone();
      float[] decoder = model.decoder().parameters().values().clone();
      Batch batch = FewSpikes.batch(TinyModel.STEPS, 0, 1, 2, 3);
      rule(model, 4, workers, Baseline.LEAVE_ONE_OUT, 2).learn(batch, RandomKey.ofSeed(4), 0.01);
      // The first step of Adam is as large as the step size, wherever there is a gradient.
      assertEquals(0.005, apart(encoder, model.encoder().parameters().values()), 1e-5);
      assertEquals(0.01, apart(decoder, model.decoder().parameters().values()), 1e-5);
    }
  }

  /** Variance of the encoder's gradient over latent draws, summed over all parameters. */
  private static double scatter(ScoreFunction rule, Autoencoder model) {
    Batch batch = FewSpikes.batch(TinyModel.STEPS, 0, 1, 2, 3, 4, 5, 6, 7);
    int draws = 60;
    float[] gradient = new float[model.encoder().parameters().length()];
    double[] sum = new double[gradient.length];
    double squares = 0;
    for (int k = 0; k < draws; k++) {
      rule.gradient(batch, RandomKey.ofSeed(4).fold(k), gradient, nowhere(model));
      for (int i = 0; i < gradient.length; i++) {
        sum[i] += gradient[i];
        squares += gradient[i] * (double) gradient[i];
      }
    }
    return squares / draws - Arrays.stream(sum).map(x -> x * x / draws / draws).sum();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void anyNumberOfWorkersLearnsTheSameToTheBit(boolean random) {
    float[][] one = learned(1, random);
    for (int count = 2; count <= 3; count++) {
      float[][] more = learned(count, random);
      assertArrayEquals(one[0], more[0], count + " workers: encoder");
      assertArrayEquals(one[1], more[1], count + " workers: decoder");
    }
  }

  private static float[][] learned(int count, boolean random) {
    try (Workers workers = new Workers(count);
        Autoencoder model = TinyModel.build(DecoderKind.MLP, Decoding.TIME)) {
      Feedback feedback = random ? new Feedback.Random(RandomKey.ofSeed(2)) : SYMMETRIC;
      var settings = new ScoreFunction.Settings(feedback, Baseline.LEAVE_ONE_OUT, 3);
      Learner learner = new Learner(model, settings, workers);
      for (int k = 0; k < 5; k++) {
        learner.learn(k, 0.01);
      }
      return new float[][] {
        model.encoder().parameters().values().clone(), model.decoder().parameters().values().clone()
      };
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Baseline.class,
      names = {"RUNNING_MEAN", "LEAVE_ONE_OUT"})
  void aFrozenDecoderIsServedEverBetter(Baseline baseline) {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build(DecoderKind.LINEAR, Decoding.TIME)) {
      int draws = 2;
      Learner learner =
          new Learner(model, new ScoreFunction.Settings(SYMMETRIC, baseline, draws), workers);
      for (int k = 0; k < 50; k++) {
        learner.learn(k, 0.01);
      }
      float[] decoder = model.decoder().parameters().values();
      float[] kept = decoder.clone();
      double before = 0;
      double after = 0;
      for (int k = 0; k < 400; k++) {
        double distortion = learner.learn(k, 0.01).distortion();
        System.arraycopy(kept, 0, decoder, 0, kept.length);
        model.decoder().parameters().changed();
        before += k < 20 ? distortion / 20 : 0;
        after += k >= 380 ? distortion / 20 : 0;
      }
      assertTrue(after < 0.97 * before, "from " + before + " to " + after + " nats per value");
    }
  }

  @Test
  void aWeightThatIsNotANumberStopsTraining() {
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build(DecoderKind.LINEAR, Decoding.TIME)) {
      Parameters parameters = model.encoder().parameters();
      Parameters.Slice bias = parameters.slice("readout bias");
      parameters.values()[bias.at(0, 1)] = Float.NaN;
      parameters.changed();
      Learner learner = new Learner(model, ScoreFunction.Settings.standard(), workers);
      String message =
          String.valueOf(
              assertThrows(NumericException.class, () -> learner.learn(0, 0.01)).getMessage());
      assertTrue(message.contains("readout"), message);
    }
  }

  @Test
  void aSingleDrawHasNoOthersToBeComparedWith() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ScoreFunction.Settings(SYMMETRIC, Baseline.LEAVE_ONE_OUT, 1));
  }

  private static List<Integer> layers(int hidden) {
    return hidden == 0 ? List.of() : List.of(hidden);
  }

  private static ScoreFunction rule(
      Autoencoder model, int samples, Workers workers, Baseline baseline, int draws) {
    var optimisers = Optimisers.of(model, workers);
    var settings = new ScoreFunction.Settings(SYMMETRIC, baseline, draws);
    return new ScoreFunction(model, samples, optimisers, settings);
  }

  private static GradientSink nowhere(Autoencoder model) {
    return GradientSink.into(new float[model.decoder().parameters().length()]);
  }

  private static float[] gradient(
      ScoreFunction rule, Autoencoder model, Batch batch, SpikeEnumeration all, int... patterns) {
    float[] gradient = new float[model.encoder().parameters().length()];
    rule.gradient(batch, all.draws(patterns), gradient, nowhere(model));
    return gradient;
  }

  private static void add(double factor, float[] gradient, double[] mean) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] += factor * gradient[i];
    }
  }

  private static void requireExact(Autoencoder model, SpikeEnumeration all, double[] mean) {
    double[] expected = all.gradient(all.parameters());
    for (String name : List.of("readout weights", "readout bias", "readout feedback")) {
      Parameters.Slice slice = model.encoder().parameters().slice(name);
      double size = 0;
      for (int i = slice.offset(); i < slice.end(); i++) {
        size = Math.max(size, Math.abs(expected[i]));
      }
      assertTrue(size > 0, name);
      for (int i = slice.offset(); i < slice.end(); i++) {
        assertEquals(expected[i], mean[i], 1e-5 * size, name);
      }
    }
  }

  /** Learns the bars. */
  private static final class Learner {
    private static final int SAMPLES = 32;
    private final Batches batches =
        new Batches(
            Bars.dataset(SAMPLES, 1).train(),
            Presentation.ofSignals(new RateEncoding(), TinyModel.STEPS),
            new Workers(1));
    private final LearningRule rule;

    Learner(Autoencoder model, ScoreFunction.Settings settings, Workers workers) {
      var optimisers = Optimisers.of(model, workers);
      rule = new ScoreFunction(model, SAMPLES, optimisers, settings);
    }

    BatchResult learn(int step, double learningRate) {
      RandomKey key = RandomKey.ofSeed(9).fold(step);
      int[] indices = IntStream.range(0, SAMPLES).toArray();
      Batch batch = batches.of(indices, key.fold("input"));
      return rule.learn(batch, key.fold("latent"), learningRate);
    }
  }
}
