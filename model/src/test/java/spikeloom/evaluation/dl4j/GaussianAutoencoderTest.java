package spikeloom.evaluation.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.evaluation.EvaluationException;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.MeanTarget;
import spikeloom.objective.Distortion;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.run.Sentences;

final class GaussianAutoencoderTest {
  private static final RandomKey KEY = RandomKey.ofSeed(4);
  private static final Judge.Progress SILENT = (examples, total) -> {};
  private static final int VALUES = 6;
  private static final int SAMPLES = 3;

  @BeforeAll
  static void start() {
    NativeBackend.start(1);
  }

  private static GaussianSettings settings(int epochs, GaussianSettings.Activation activation) {
    return new GaussianSettings(1, 12, 4, 10, activation, epochs, 20, 0.005, 0.3);
  }

  private static GaussianSettings settings(int epochs) {
    return settings(epochs, GaussianSettings.Activation.RELU);
  }

  private static float[] uniform(int count, FastRandom random) {
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = random.nextFloat();
    }
    return x;
  }

  @Test
  void theRateIsTheMeanLogRatioOfLatentAndStandardNormalDensities() {
    FastRandom random = KEY.random();
    try (GaussianNetworks networks = new GaussianNetworks(VALUES, settings(1), 1);
        GaussianPass pass = new GaussianPass(networks, VALUES, 4)) {
      pass.encode(uniform(SAMPLES * VALUES, random));
      for (int b = 0; b < SAMPLES; b++) {
        double sum = 0;
        int draws = 100_000;
        for (int d = 0; d < draws; d++) {
          for (int k = 0; k < 4; k++) {
            double e = random.nextGaussian();
            double z = pass.latent(b, k, e);
            double deviation = pass.latent(b, k, 1) - pass.latent(b, k, 0);
            sum += (z * z - e * e) / 2 - Math.log(deviation);
          }
        }
        assertTrue(pass.rate(b) > 0.05, "the latent values are not standard normal");
        assertEquals(pass.rate(b), sum / draws, 0.02 * pass.rate(b) + 0.01);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(GaussianSettings.Activation.class)
  void gradientsAreDerivativesOfTheLoss(GaussianSettings.Activation activation) {
    FastRandom random = KEY.random();
    float[] x = uniform(SAMPLES * VALUES, random);
    float[] noise = GaussianTraining.noise(SAMPLES * 4, random);
    double weight = 0.7;
    try (GaussianNetworks networks = new GaussianNetworks(VALUES, settings(1, activation), 1);
        GaussianPass pass = new GaussianPass(networks, VALUES, 4)) {
      float[] start = networks.parameters();
      loss(pass, x, noise, weight);
      GaussianPass.Gradients gradients = pass.backward(weight);
      double[] gradient = gradient(gradients, start.length);
      assertTrue(Arrays.stream(gradient).filter(g -> g != 0).count() > start.length / 2);
      for (int direction = 0; direction < 20; direction++) {
        double[] along = new double[start.length];
        double expected = 0;
        for (int i = 0; i < along.length; i++) {
          along[i] = random.nextGaussian();
          expected += along[i] * gradient[i];
        }
        double h = 1e-3;
        networks.set(moved(start, along, h));
        double up = loss(pass, x, noise, weight);
        networks.set(moved(start, along, -h));
        double down = loss(pass, x, noise, weight);
        assertEquals(expected, (up - down) / (2 * h), 0.01 * Math.abs(expected) + 0.02);
      }
    }
  }

  private static double[] gradient(GaussianPass.Gradients gradients, int size) {
    double[] all = new double[size];
    int at = 0;
    for (NetworkPass.Result half :
        new NetworkPass.Result[] {gradients.encoder(), gradients.decoder()}) {
      INDArray flat = half.ofParameters().gradient();
      for (int i = 0; i < flat.length(); i++) {
        all[at++] = flat.getDouble(i);
      }
    }
    assertEquals(size, at);
    return all;
  }

  private static double loss(GaussianPass pass, float[] x, float[] noise, double weight) {
    pass.encode(x);
    pass.decode(x, noise);
    return IntStream.range(0, SAMPLES)
            .mapToDouble(b -> pass.distortion(b) + weight * pass.rate(b))
            .sum()
        / SAMPLES;
  }

  private static float[] moved(float[] start, double[] along, double by) {
    float[] moved = new float[start.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) (start[i] + by * along[i]);
    }
    return moved;
  }

  @Test
  void stepsAreThoseOfAdamWithTheMomentsOfAllStepsBefore() {
    FastRandom random = KEY.random();
    int updates = 12;
    try (GaussianNetworks networks = new GaussianNetworks(VALUES, settings(1), updates);
        GaussianPass pass = new GaussianPass(networks, VALUES, 4)) {
      float[] start = networks.parameters();
      double[] expected = new double[start.length];
      Arrays.setAll(expected, i -> start[i]);
      double[] mean = new double[start.length];
      double[] square = new double[start.length];
      for (int t = 1; t <= updates; t++) {
        float[] x = uniform(SAMPLES * VALUES, random);
        pass.encode(x);
        pass.decode(x, GaussianTraining.noise(SAMPLES * 4, random));
        GaussianPass.Gradients gradients = pass.backward(1);
        double[] gradient = gradient(gradients, start.length);
        pass.step(gradients, t - 1);
        double rate = 0.005 * (1 + Math.cos(Math.PI * (t - 1) / updates)) / 2;
        double step = rate * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
        for (int i = 0; i < expected.length; i++) {
          mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
          square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
          expected[i] -= step * mean[i] / (Math.sqrt(square[i]) + 1e-8);
        }
        float[] now = networks.parameters();
        for (int i = 0; i < now.length; i++) {
          assertEquals(expected[i], now[i], 2e-5, "step " + t);
        }
      }
    }
  }

  @Test
  void trainingLowersTheBoundOfNewSamplesBelowThatOfTheirMean() {
    Dataset digits = Catalog.strokes(1, 2000, 100);
    double mean = MeanTarget.distortion(digits.train(), digits.test(), Distortion.CROSS_ENTROPY);
    try (GaussianAutoencoder begun =
            GaussianAutoencoder.train(digits.train(), settings(1), SILENT);
        GaussianAutoencoder trained =
            GaussianAutoencoder.train(digits.train(), settings(8), SILENT)) {
      GaussianBound first = begun.bound(digits.test(), 2, KEY);
      GaussianBound last = trained.bound(digits.test(), 2, KEY);
      assertTrue(
          last.negativeElbo().value() < first.negativeElbo().value() - 10, first + " " + last);
      assertTrue(last.negativeElbo().value() < mean * 784 - 5, last + " " + mean * 784);
      assertEquals(
          last.distortion().value() + last.rate().value(), last.negativeElbo().value(), 1e-9);
      assertTrue(last.rate().value() > 1, "the latent values are used");
      assertEquals(100, last.negativeElbo().count());
    }
  }

  @Test
  void theMeanOverMoreDrawsVariesLess() {
    Dataset digits = Catalog.strokes(1, 200, 20);
    try (GaussianAutoencoder model =
        GaussianAutoencoder.train(digits.train(), settings(3), SILENT)) {
      Mean one = distortions(model, digits.test(), 1);
      Mean many = distortions(model, digits.test(), 16);
      assertTrue(many.deviation() < one.deviation() / 2, one + " " + many);
      assertEquals(one.value(), many.value(), 3 * one.error());
    }
  }

  private static Mean distortions(GaussianAutoencoder model, Dataset.Split split, int draws) {
    return Mean.of(
        IntStream.range(0, 12)
            .mapToDouble(i -> model.bound(split, draws, KEY.fold(i)).distortion().value())
            .toArray());
  }

  @Test
  void theSameSeedGivesTheSameBitsAndParametersMakeTheSameModel() {
    Dataset digits = Catalog.strokes(1, 90, 30);
    GaussianBound expected;
    float[] parameters;
    try (GaussianAutoencoder model =
        GaussianAutoencoder.train(digits.train(), settings(2), SILENT)) {
      expected = model.bound(digits.test(), 1, KEY);
      parameters = model.parameters();
    }
    try (GaussianAutoencoder again =
            GaussianAutoencoder.train(digits.train(), settings(2), SILENT);
        GaussianAutoencoder read = GaussianAutoencoder.of(784, settings(2), parameters);
        GaussianAutoencoder other =
            GaussianAutoencoder.train(digits.train(), settings(2).withSeed(2), SILENT)) {
      assertArrayEquals(parameters, again.parameters());
      assertEquals(expected, read.bound(digits.test(), 1, KEY));
      assertFalse(Arrays.equals(parameters, other.parameters()));
    }
  }

  @Test
  void whatDoesNotFitIsRefusedWithASentence() {
    Dataset digits = Catalog.strokes(1, 20, 20);
    Sentences.require(
        assertThrows(
            EvaluationException.class,
            () -> GaussianAutoencoder.of(784, settings(1), new float[3])));
    Sentences.require(
        assertThrows(
            EvaluationException.class,
            () -> GaussianAutoencoder.train(digits.train().first(0), settings(1), SILENT)));
    Sentences.require(assertThrows(IllegalArgumentException.class, () -> settings(0)));
    try (GaussianNetworks networks = new GaussianNetworks(VALUES, settings(1), 1);
        GaussianAutoencoder model =
            GaussianAutoencoder.of(VALUES, settings(1), networks.parameters())) {
      Sentences.require(
          assertThrows(IllegalArgumentException.class, () -> model.bound(digits.test(), 1, KEY)));
    }
  }
}
