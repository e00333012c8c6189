package spikeloom.learning.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.exact.InputAdjoint;
import spikeloom.encoder.exact.LatencyCode;
import spikeloom.encoder.exact.SpikeTimes;
import spikeloom.encoder.exact.ThetaNetwork;
import spikeloom.encoder.exact.TimePass;
import spikeloom.encoding.BinnedLatency;
import spikeloom.neuron.ThetaNeuron;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

class TimeClassifierTest {
  private static final RandomKey KEY = RandomKey.ofSeed(5);

  /** Images of 12 pixels; the class is the third that is bright. */
  private record Thirds(int size) implements Dataset.Split {
    @Override
    public SignalShape shape() {
      return new SignalShape.Image(3, 4, 1);
    }

    @Override
    public int label(int index) {
      return index % 3;
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      FastRandom random = KEY.fold(index).random();
      for (int v = 0; v < 12; v++) {
        boolean bright = v / 4 == label(index) == random.nextDouble() < 0.9;
        target[at + v] = bright ? 1 : 0;
      }
    }
  }

  private static TimeClassifier.Settings settings() {
    return new TimeClassifier.Settings(
        new LatencyCode(new BinnedLatency(1), 2), new FirstSpikeLoss(0.01), 30, 0.02, 100, 0.02);
  }

  private static ThetaNetwork network() {
    ThetaNetwork network = new ThetaNetwork(ThetaNeuron.ofPaper(), 2, 12, 8, 3);
    network.drawWeights(0.5, KEY.fold("weights").random());
    return network;
  }

  @Test
  void learnsFromSilence() {
    try (Workers workers = new Workers(1)) {
      TimeClassifier classifier = new TimeClassifier(network(), settings(), workers);
      Dataset.Split split = new Thirds(600);
      assertTrue(classifier.score(split).silentFraction() > 0.9);
      for (int epoch = 0; epoch < 8; epoch++) {
        classifier.train(split, epoch, KEY, done -> {});
      }
      TimeScore score = classifier.score(split);
      assertEquals(600, score.examples());
      assertTrue(score.accuracy() > 0.9, score.toString());
      assertTrue(score.accuracyOrdinary() <= score.accuracy());
    }
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    List<double[]> results = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      try (Workers workers = new Workers(threads)) {
        ThetaNetwork network = network();
        TimeClassifier classifier = new TimeClassifier(network, settings(), workers);
        classifier.train(new Thirds(100), 0, KEY, done -> {});
        results.add(network.parameters());
      }
    }
    assertArrayEquals(results.get(0), results.get(1));
  }

  /** Images whose pixels are 0 or 1, and the same inverted. */
  private record Inverted(Dataset.Split split) implements Dataset.Split {
    @Override
    public int size() {
      return split.size();
    }

    @Override
    public SignalShape shape() {
      return split.shape();
    }

    @Override
    public int label(int index) {
      return split.label(index);
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      split.copyTo(index, target, at);
      for (int v = 0; v < 12; v++) {
        target[at + v] = 1 - target[at + v];
      }
    }
  }

  private static TimeClassifier.Settings settings(int batch, double decayEpochs, double flips) {
    TimeClassifier.Settings some = settings();
    return new TimeClassifier.Settings(
        some.code(), some.loss(), batch, some.learningRate(), decayEpochs, flips);
  }

  private static double[] trained(Dataset.Split split, int epoch, TimeClassifier.Settings how) {
    ThetaNetwork network = network();
    try (Workers workers = new Workers(1)) {
      new TimeClassifier(network, how, workers).train(split, epoch, KEY, done -> {});
    }
    return network.parameters();
  }

  /** A sample at a time, without classifier and chunks. */
  private static double loss(
      ThetaNetwork network, Dataset.Split split, int index, double[] gradient) {
    float[] values = new float[12];
    split.copyTo(index, values, 0);
    SpikeTimes input = new SpikeTimes();
    settings().code().read(values, 0, 12, input);
    TimePass pass = network.pass();
    pass.forward(input);
    double loss = settings().loss().lossAndAdjoint(pass.output(), 3, split.label(index), 1);
    pass.backward(InputAdjoint.NONE, gradient);
    return loss;
  }

  @Test
  void everyUpdateFollowsTheMeanGradientOfItsBatchWithAStepThatDecays() {
    Dataset.Split split = new Thirds(50); // batches of 30 and of 20
    int epoch = 3;
    TimeClassifier.Settings settings = settings(30, 2, 0);
    ThetaNetwork expected = network();
    int[] order = KEY.fold(epoch).fold("order").random().permutation(50);
    double mean = 0;
    try (Workers workers = new Workers(1)) {
      AdaBelief optimiser = new AdaBelief(expected.parameters());
      for (int from = 0; from < 50; from += 30) {
        int to = Math.min(50, from + 30);
        double[] gradient = new double[expected.parameters().length];
        for (int i = from; i < to; i++) {
          mean += loss(expected, split, order[i], gradient) / 50;
        }
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] /= to - from;
        }
        optimiser.update(gradient, 0.02 * Math.exp(-1.5), workers);
        expected.changed();
      }
      ThetaNetwork actual = network();
      List<Integer> reported = new ArrayList<>();
      TimeClassifier classifier = new TimeClassifier(actual, settings, workers);
      assertEquals(mean, classifier.train(split, epoch, KEY, reported::add), 1e-9);
      assertEquals(List.of(30, 50), reported);
      assertArrayEquals(expected.parameters(), actual.parameters(), 1e-9);
    }
  }

  @Test
  void pixelsThatAreSureToFlipAreThoseOfTheInvertedImage() {
    Dataset.Split split = new Thirds(20);
    assertArrayEquals(
        trained(new Inverted(split), 0, settings(10, 100, 0)),
        trained(split, 0, settings(10, 100, 1)));
  }

  @Test
  void everyEpochFlipsOtherPixels() {
    Dataset.Split one = new Thirds(1); // an order of one sample is the same in every epoch
    TimeClassifier.Settings flipping = settings(1, Double.POSITIVE_INFINITY, 0.5);
    TimeClassifier.Settings still = settings(1, Double.POSITIVE_INFINITY, 0);
    assertArrayEquals(trained(one, 0, still), trained(one, 1, still));
    assertFalse(Arrays.equals(trained(one, 0, flipping), trained(one, 1, flipping)));
    assertArrayEquals(trained(one, 1, flipping), trained(one, 1, flipping));
  }

  @Test
  void scoresCountWhatHappensWithinTheTrialApartFromPseudospikes() {
    Dataset.Split split = new Thirds(40);
    try (Workers workers = new Workers(1)) {
      ThetaNetwork network = network();
      TimeClassifier classifier = new TimeClassifier(network, settings(), workers);
      classifier.train(split, 0, KEY, done -> {});
      classifier.train(split, 1, KEY, done -> {});
      TimeScore expected = TimeScore.NONE;
      for (int i = 0; i < split.size(); i++) {
        expected = expected.plus(alone(network, split, i));
      }
      TimeScore score = classifier.score(split);
      assertEquals(expected.examples(), score.examples());
      assertEquals(expected.loss(), score.loss(), 1e-9);
      assertEquals(expected.right(), score.right());
      assertEquals(expected.rightOrdinary(), score.rightOrdinary());
      assertEquals(expected.hiddenSpikes(), score.hiddenSpikes());
      assertEquals(expected.silent(), score.silent());
      assertEquals(8 * 40, score.hidden());
      assertTrue(score.rightOrdinary() < score.right(), score.toString());
      assertTrue(score.right() < 40, score.toString());
    }
  }

  private static TimeScore alone(ThetaNetwork network, Dataset.Split split, int index) {
    float[] values = new float[12];
    split.copyTo(index, values, 0);
    SpikeTimes input = new SpikeTimes();
    settings().code().read(values, 0, 12, input);
    TimePass pass = network.pass();
    pass.forward(input);
    int first = 0;
    for (int c = 1; c < 3; c++) {
      first = pass.output().time(c, 0) < pass.output().time(first, 0) ? c : first;
    }
    boolean right = first == split.label(index);
    boolean ordinary = right && pass.output().time(first, 0) < 2; // the trial's end
    int silent = 0;
    for (int n = 0; n < 8; n++) {
      silent += pass.layer(0).spikes().count(n) == 0 ? 1 : 0;
    }
    double loss = settings().loss().lossAndAdjoint(pass.output(), 3, split.label(index), 1);
    return new TimeScore(
        1, loss, right ? 1 : 0, ordinary ? 1 : 0, pass.layer(0).spikes().size(), silent, 8);
  }

  @Test
  void meansOfAScoreAreOverExamplesAndSharesOfSilenceOverNeurons() {
    TimeScore score = new TimeScore(8, 2, 6, 4, 30, 5, 20);
    assertEquals(0.25, score.meanLoss());
    assertEquals(0.75, score.accuracy());
    assertEquals(0.5, score.accuracyOrdinary());
    assertEquals(1.5, score.hiddenActivity());
    assertEquals(0.25, score.silentFraction());
    assertEquals(new TimeScore(16, 4, 12, 8, 60, 10, 40), score.plus(score));
  }

  @Test
  void theLossHasTheGradientOfFiniteDifferences() {
    ThetaNetwork network = network();
    TimePass pass = network.pass();
    SpikeTimes input = new SpikeTimes();
    input.clear(12);
    input.add(0.1, 3);
    input.add(0.1, 7);
    input.merge();
    FirstSpikeLoss loss = new FirstSpikeLoss(0.2);
    double[] gradient = new double[network.parameters().length];
    pass.forward(input);
    loss.lossAndAdjoint(pass.output(), 3, 1, 1);
    pass.backward(InputAdjoint.NONE, gradient);
    for (int at : new int[] {3 * 8, 7 * 8 + 5, network.phasesAt(0) + 2, network.phasesAt(1) + 1}) {
      double kept = network.parameters()[at];
      double slope = 0;
      for (int sign = -1; sign <= 1; sign += 2) {
        network.parameters()[at] = kept + sign * 1e-6;
        network.changed();
        pass.forward(input);
        slope += sign * loss.lossAndAdjoint(pass.output(), 3, 1, 1) / 2e-6;
      }
      network.parameters()[at] = kept;
      network.changed();
      assertEquals(slope, gradient[at], 1e-8 * (1 + Math.abs(slope)));
    }
  }

  @Test
  void adaBeliefStepsByTheMeanOverTheSpreadOfTheGradient() {
    double[] x = {1};
    AdaBelief optimiser = new AdaBelief(x);
    try (Workers workers = new Workers(1)) {
      optimiser.update(new double[] {2}, 0.1, workers);
      // m = 0.2, s = 0.001 (2 - 0.2)^2; corrected: 2 and 3.24.
      assertEquals(1 - 0.1 * 2 / 1.8, x[0], 1e-12);
      optimiser.update(new double[] {2}, 0.1, workers);
      double m = 0.9 * 0.2 + 0.1 * 2;
      double s = 0.999 * 0.001 * 3.24 + 0.001 * (2 - m) * (2 - m);
      double step = 0.1 * (m / 0.19) / Math.sqrt(s / (1 - 0.999 * 0.999));
      assertEquals(1 - 0.1 * 2 / 1.8 - step, x[0], 1e-10);
    }
  }
}
