package spikeloom.learning.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.array.Workers;
import spikeloom.encoder.exact.SpikeTimes;
import spikeloom.encoder.exact.SrmNetwork;
import spikeloom.encoder.exact.SrmPass;
import spikeloom.neuron.SpikeResponse;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class SrmClassifierTest {
  private static final SpikeExamples XOR =
      SpikeExamples.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new int[] {0, 1, 1, 0});

  @Test
  void exclusiveOrIsLearnedFromMostStarts() {
    int learned = 0;
    for (int start = 0; start < 10; start++) {
      learned += right(XOR, weights(start), start, 1, 60) == 4 ? 1 : 0;
    }
    assertTrue(learned >= 9, learned + " of 10");
  }

  private static SrmNetwork network() {
    return new SrmNetwork(new SpikeResponse(1, 0.99, 1), 2, 0, List.of(2, 4, 2));
  }

  private static double[] weights(long seed) {
    return SrmClassifier.normalWeights(
        network(), new double[] {3, 2}, new double[] {1, 0.1}, RandomKey.ofSeed(seed));
  }

  private static long right(
      SpikeExamples examples, double[] weights, long seed, int threads, int epochs) {
    SrmClassifier.Settings settings =
        new SrmClassifier.Settings(
            new FirstSpikeSoftmax(0.1, 1, 0), 4, 0.1, Double.POSITIVE_INFINITY, new Push(0.1, 0.1));
    try (Workers workers = new Workers(threads)) {
      SrmClassifier classifier = new SrmClassifier(network(), weights, settings, workers);
      long right = 0;
      for (int epoch = 0; epoch < epochs && right < examples.size(); epoch++) {
        classifier.train(examples, epoch, RandomKey.ofSeed(seed));
        right = classifier.score(examples).right();
      }
      return right;
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBitOfTheWeights() {
    double[] one = weights(3);
    double[] three = weights(3);
    double[][] times = new double[40][];
    int[] labels = new int[40];
    FastRandom random = new FastRandom(1);
    for (int n = 0; n < times.length; n++) {
      times[n] = new double[] {random.nextDouble(), random.nextDouble()};
      labels[n] = times[n][0] < times[n][1] ? 0 : 1;
    }
    SpikeExamples examples = SpikeExamples.of(times, labels);
    right(examples, one, 2, 1, 3);
    right(examples, three, 2, 3, 3);
    assertArrayEquals(one, three);
  }

  private static SpikeExamples random(int count) {
    double[][] times = new double[count][];
    int[] labels = new int[count];
    FastRandom random = new FastRandom(7);
    for (int n = 0; n < count; n++) {
      times[n] = new double[] {random.nextDouble(), random.nextDouble()};
      labels[n] = times[n][0] < times[n][1] ? 0 : 1;
    }
    return SpikeExamples.of(times, labels);
  }

  @Test
  void everyUpdateFollowsTheMeanGradientOfItsBatchWithAStepThatDecays() {
    SpikeExamples examples = random(7); // batches of 4 and of 3
    FirstSpikeSoftmax loss = new FirstSpikeSoftmax(0.1, 1, 0);
    RandomKey key = RandomKey.ofSeed(2);
    int epoch = 3;
    double[] expected = weights(3);
    TimeAdam optimiser = new TimeAdam(expected);
    SrmPass pass = new SrmPass(network());
    int[] order = key.fold(epoch).random().permutation(7);
    double sum = 0;
    for (int from = 0; from < 7; from += 4) {
      int size = Math.min(4, 7 - from);
      double[] gradient = new double[expected.length];
      for (int n = from; n < from + size; n++) {
        examples.read(order[n], pass.inputs());
        pass.respond(expected);
        int label = examples.label(order[n]);
        sum += loss.lossAndAdjoint(pass.outputs(), 2, label, new double[2]);
        pass.adjoint(expected, gradient);
      }
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] /= size;
      }
      optimiser.update(gradient, 0.1 * Math.exp(-1.5));
    }
    double[] actual = weights(3);
    try (Workers workers = new Workers(1)) {
      SrmClassifier.Settings settings = new SrmClassifier.Settings(loss, 4, 0.1, 2, Push.NONE);
      SrmScore score =
          new SrmClassifier(network(), actual, settings, workers).train(examples, epoch, key);
      assertEquals(7, score.examples());
      assertEquals(sum, score.loss(), 1e-9);
      assertEquals(sum / 7, score.meanLoss(), 1e-9);
    }
    assertArrayEquals(expected, actual, 1e-9);
  }

  @Test
  void scoresCountSpikesAndRightAnswers() {
    SpikeExamples examples = random(20);
    double[] weights = weights(3);
    SrmPass pass = new SrmPass(network());
    int right = 0;
    long hidden = 0;
    long silent = 0;
    for (int n = 0; n < 20; n++) {
      examples.read(n, pass.inputs());
      pass.respond(weights);
      hidden += pass.spikes(1).size();
      double[] first = {2, 2};
      for (int c = 0; c < 2; c++) {
        boolean fires = pass.outputs().count(c) > 0;
        first[c] = fires ? pass.outputs().time(pass.outputs().position(c, 0)) : 2;
        silent += fires ? 0 : 1;
      }
      right += (first[0] <= first[1] ? 0 : 1) == examples.label(n) ? 1 : 0;
    }
    try (Workers workers = new Workers(1)) {
      SrmClassifier.Settings settings =
          new SrmClassifier.Settings(new FirstSpikeSoftmax(0.1, 1, 0), 4, 0.1, 2, Push.NONE);
      SrmScore score = new SrmClassifier(network(), weights, settings, workers).score(examples);
      assertEquals(20, score.examples());
      assertEquals(right, score.right());
      assertEquals(right / 20.0, score.accuracy());
      assertEquals(hidden, score.hiddenSpikes());
      assertEquals(hidden / 20.0, score.hiddenSpikesPerExample());
      assertEquals(silent, score.silentOutputs());
      assertTrue(right > 0 && right < 20 && hidden > 0, score.toString());
    }
  }

  @Test
  void aNetworkWithoutASpikeIsNeverRightAndAllItsOutputsAreSilent() {
    try (Workers workers = new Workers(1)) {
      SrmClassifier.Settings settings =
          new SrmClassifier.Settings(new FirstSpikeSoftmax(0.1, 1, 0), 4, 0.1, 2, Push.NONE);
      double[] weights = new double[network().weights()];
      SrmScore score = new SrmClassifier(network(), weights, settings, workers).score(random(6));
      assertEquals(new SrmScore(6, score.loss(), 0, 0, 12), score);
    }
  }

  @Test
  void initialWeightsHaveTheMeanAndDeviationOfTheirLayer() {
    SrmNetwork wide = new SrmNetwork(new SpikeResponse(1, 0.99, 1), 2, 0, List.of(30, 40, 50));
    double[] weights =
        SrmClassifier.normalWeights(
            wide, new double[] {3, -1}, new double[] {1, 0.1}, RandomKey.ofSeed(1));
    for (int l = 1; l <= 2; l++) {
      double[] layer = Arrays.copyOfRange(weights, wide.offset(l), wide.offset(l + 1));
      double mean = Arrays.stream(layer).average().orElseThrow();
      double deviation =
          Math.sqrt(Arrays.stream(layer).map(w -> (w - mean) * (w - mean)).average().orElseThrow());
      assertEquals(l == 1 ? 3 : -1, mean, 0.1);
      assertEquals(l == 1 ? 1 : 0.1, deviation, l == 1 ? 0.1 : 0.01);
    }
  }

  @Test
  void aNetworkThatIsSilentThroughoutIsPushedUntilItFires() {
    double[] weights = new double[network().weights()];
    Arrays.fill(weights, 0.5);
    assertTrue(right(XOR, weights, 1, 1, 200) >= 2);
  }

  @Test
  void theLossAndItsDerivativeBelongTogether() {
    FirstSpikeSoftmax loss = new FirstSpikeSoftmax(0.3, 1.2, 0.05);
    double[] at = {0.4, 0.9, 0.7};
    SpikeTimes spikes = spikes(at);
    loss.lossAndAdjoint(spikes, 2, 1, new double[3]);
    for (int c = 0; c < 3; c++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[c] += 1e-6;
      down[c] -= 1e-6;
      double difference =
          (loss.lossAndAdjoint(spikes(up), 2, 1, new double[3])
                  - loss.lossAndAdjoint(spikes(down), 2, 1, new double[3]))
              / 2e-6;
      assertEquals(difference, spikes.adjoint(spikes.position(c, 0)), 1e-8);
    }
  }

  @Test
  void aSilentOutputCountsAsTheEndOfTheTrialAndTakesNoGradient() {
    FirstSpikeSoftmax loss = new FirstSpikeSoftmax(1, 1, 0);
    double[] times = new double[2];
    SpikeTimes half = new SpikeTimes();
    half.clear(2);
    half.add(0.5, 0);
    half.merge();
    assertEquals(Math.log(1 + Math.exp(1.5)), loss.lossAndAdjoint(half, 2, 1, times), 1e-12);
    assertArrayEquals(new double[] {0.5, 2}, times);
    assertTrue(half.adjoint(0) < 0, "the wrong output is to fire later");
    assertEquals(0, FirstSpikeSoftmax.first(times));
  }

  private static SpikeTimes spikes(double... times) {
    SpikeTimes spikes = new SpikeTimes();
    spikes.clear(times.length);
    for (int c = 0; c < times.length; c++) {
      spikes.add(times[c], c);
    }
    spikes.merge();
    return spikes;
  }

  @Test
  void theFirstStepsOfAdamAreThoseOfThePaper() {
    double[] x = {1, -2};
    TimeAdam adam = new TimeAdam(x);
    adam.update(new double[] {0.5, -4}, 0.1);
    assertArrayEquals(new double[] {0.9, -1.9}, x, 1e-8);
    adam.update(new double[] {0.5, 4}, 0.1);
    double mean = (0.9 * 0.1 * -4 + 0.1 * 4) / (1 - 0.81);
    assertArrayEquals(new double[] {0.8, -1.9 - 0.1 * mean / 4}, x, 1e-8);
  }

  @Test
  void weightsAndSettingsThatDoNotFitAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> right(XOR, new double[3], 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new FirstSpikeSoftmax(0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Push(-1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> SpikeExamples.of(new double[2][2], new int[3]));
  }
}
