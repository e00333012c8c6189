package spikeloom.learning.exact;

import java.util.Arrays;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.exact.ContinuedSpikes;
import spikeloom.encoder.exact.InputAdjoint;
import spikeloom.encoder.exact.SpikeTimes;
import spikeloom.encoder.exact.TimeNetwork;
import spikeloom.encoder.exact.TimePass;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/** A part of a batch processed by one worker, with its own gradient. */
final class Chunk {
  private final TimeNetwork network;
  private final TimeClassifier.Settings settings;
  private final TimePass pass;
  private final SpikeTimes input = new SpikeTimes();
  private final float[] values;
  private final double[] gradient;
  private final FastRandom random = new FastRandom(0);
  private TimeScore score = TimeScore.NONE;

  Chunk(TimeNetwork network, TimeClassifier.Settings settings) {
    this.network = network;
    this.settings = settings;
    pass = network.pass();
    values = new float[network.inputs(0)];
    gradient = new double[network.parameters().length];
  }

  double[] gradient() {
    return gradient;
  }

  TimeScore score() {
    return score;
  }

  void train(Dataset.Split split, int[] order, int from, int to, RandomKey flips) {
    Arrays.fill(gradient, 0);
    score = TimeScore.NONE;
    for (int i = from; i < to; i++) {
      split.copyInputTo(order[i], values, 0);
      random.restart(RandomKey.foldBits(flips.bits(), order[i]));
      for (int v = 0; v < values.length; v++) {
        if (random.nextDouble() < settings.flips()) {
          values[v] = 1 - values[v];
        }
      }
      run(split.label(order[i]));
      pass.backward(InputAdjoint.NONE, gradient);
    }
  }

  void score(Dataset.Split split, int from, int to) {
    score = TimeScore.NONE;
    for (int i = from; i < to; i++) {
      split.copyInputTo(i, values, 0);
      run(split.label(i));
    }
  }

  private void run(int label) {
    settings.code().read(values, 0, values.length, input);
    pass.forward(input);
    ContinuedSpikes output = pass.output();
    int classes = network.neurons(network.layers() - 1);
    int first = FirstSpikeLoss.first(output, classes);
    boolean right = first == label;
    boolean ordinary = right && output.spikes().count(first) > 0;
    double loss = settings.loss().lossAndAdjoint(output, classes, label, 1);
    long spikes = 0;
    long silent = 0;
    long hidden = 0;
    for (int l = 0; l < network.layers() - 1; l++) {
      SpikeTimes layer = pass.layer(l).spikes();
      spikes += layer.size();
      hidden += layer.neurons();
      for (int n = 0; n < layer.neurons(); n++) {
        silent += layer.count(n) == 0 ? 1 : 0;
      }
    }
    score =
        score.plus(new TimeScore(1, loss, right ? 1 : 0, ordinary ? 1 : 0, spikes, silent, hidden));
  }
}
