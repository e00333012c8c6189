package spikeloom.learning.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.exact.InputAdjoint;
import spikeloom.encoder.exact.LatencyCode;
import spikeloom.encoder.exact.SpikeTimes;
import spikeloom.encoder.exact.ThetaNetwork;
import spikeloom.encoder.exact.TimePass;
import spikeloom.encoding.BinnedLatency;
import spikeloom.kernel.Workers;
import spikeloom.neuron.ThetaNeuron;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

class TimeClassifierTest {
  private static final RandomKey KEY = RandomKey.ofSeed(5);

  /** Images of 12 pixels; the class says which third is bright. */
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
