package spikeloom.learning.exact;

import java.util.Arrays;
import spikeloom.encoder.exact.SpikeTimes;
import spikeloom.encoder.exact.SrmNetwork;
import spikeloom.encoder.exact.SrmPass;

/** A part of a batch processed by one worker, with its own gradient. */
final class SrmChunk {
  private final SrmNetwork network;
  private final SrmClassifier.Settings settings;
  private final SrmPass pass;
  private final double[] times;
  private final double[] gradient;
  private final int[][] fired; // examples in which a neuron fired, layer by layer
  private SrmScore score = SrmScore.NONE;

  SrmChunk(SrmNetwork network, SrmClassifier.Settings settings) {
    this.network = network;
    this.settings = settings;
    pass = new SrmPass(network);
    times = new double[network.neurons(network.layers())];
    gradient = new double[network.weights()];
    fired = new int[network.layers() + 1][];
    Arrays.setAll(fired, l -> new int[network.neurons(l)]);
  }

  double[] gradient() {
    return gradient;
  }

  SrmScore score() {
    return score;
  }

  int fired(int layer, int neuron) {
    return fired[layer][neuron];
  }

  void train(double[] weights, SpikeExamples examples, int[] order, int from, int to) {
    clear();
    for (int n = from; n < to; n++) {
      run(weights, examples, order[n]);
      pass.adjoint(weights, gradient);
      if (pass.outputs().count(examples.label(order[n])) == 0) {
        pushLabel(examples.label(order[n]));
      }
    }
  }

  private void pushLabel(int label) {
    SpikeTimes before = pass.spikes(network.layers() - 1);
    int row = network.offset(network.layers()) + label * before.neurons();
    for (int j = 0; j < before.neurons(); j++) {
      if (before.count(j) > 0) {
        gradient[row + j] -= settings.push().label();
      }
    }
  }

  void score(double[] weights, SpikeExamples examples, int from, int to) {
    clear();
    for (int n = from; n < to; n++) {
      run(weights, examples, n);
    }
  }

  private void clear() {
    score = SrmScore.NONE;
    Arrays.fill(gradient, 0);
    for (int[] layer : fired) {
      Arrays.fill(layer, 0);
    }
  }

  private void run(double[] weights, SpikeExamples examples, int index) {
    examples.read(index, pass.inputs());
    pass.respond(weights);
    int label = examples.label(index);
    double value = settings.loss().lossAndAdjoint(pass.outputs(), network.trial(), label, times);
    long hidden = 0;
    long silent = 0;
    for (int l = 1; l <= network.layers(); l++) {
      SpikeTimes spikes = pass.spikes(l);
      boolean last = l == network.layers();
      hidden += last ? 0 : spikes.size();
      for (int i = 0; i < spikes.neurons(); i++) {
        boolean fires = spikes.count(i) > 0;
        fired[l][i] += fires ? 1 : 0;
        silent += last && !fires ? 1 : 0;
      }
    }
    int right = FirstSpikeSoftmax.first(times) == label && silent < times.length ? 1 : 0;
    score = score.plus(new SrmScore(1, value, right, hidden, silent));
  }
}
