package spikeloom.encoder.exact;

import java.util.Arrays;
import java.util.List;
import spikeloom.neuron.SpikeResponse;
import spikeloom.random.FastRandom;

/** Networks of spike-response neurons with weights and input spikes, for tests. */
record SrmExamples(SrmNetwork network, double[] weights, double[][] inputs) {
  private static final double TRIAL = 2;

  /** A network 5-6-4-3 at which neurons fire several times; every line has one to three spikes. */
  static SrmExamples random(long seed) {
    FastRandom random = new FastRandom(seed);
    double beta = seed % 3 == 0 ? 1 : Math.exp(0.5 * random.nextGaussian());
    double alpha = seed % 4 == 0 ? beta : Math.exp(0.5 * random.nextGaussian());
    SrmNetwork network =
        new SrmNetwork(new SpikeResponse(alpha, beta, 1), TRIAL, 0, List.of(5, 6, 4, 3));
    double[] weights = new double[network.weights()];
    Arrays.setAll(weights, i -> 1.3 + 1.2 * random.nextGaussian());
    double[][] inputs = new double[5][];
    for (int j = 0; j < inputs.length; j++) {
      inputs[j] = new double[1 + random.nextInt(3)];
      Arrays.setAll(inputs[j], k -> 1.5 * random.nextDouble());
      Arrays.sort(inputs[j]);
    }
    return new SrmExamples(network, weights, inputs);
  }

  SrmExamples with(double[] otherWeights, double[][] otherInputs) {
    return new SrmExamples(network, otherWeights, otherInputs);
  }

  SrmExamples with(SrmNetwork other) {
    return new SrmExamples(other, weights, inputs);
  }

  SrmPass run() {
    SrmPass pass = new SrmPass(network);
    into(pass);
    return pass;
  }

  void into(SrmPass pass) {
    SpikeTimes times = pass.inputs();
    times.clear(inputs.length);
    for (int j = 0; j < inputs.length; j++) {
      for (double t : inputs[j]) {
        times.add(t, j);
      }
    }
    times.merge();
    pass.respond(weights);
  }

  static double[] times(SpikeTimes spikes, int neuron) {
    double[] times = new double[spikes.count(neuron)];
    Arrays.setAll(times, k -> spikes.time(spikes.position(neuron, k)));
    return times;
  }

  static int[] counts(SrmPass pass) {
    int[] counts = new int[0];
    for (int l = 1; l <= pass.network().layers(); l++) {
      int from = counts.length;
      SpikeTimes spikes = pass.spikes(l);
      counts = Arrays.copyOf(counts, from + spikes.neurons());
      for (int i = 0; i < spikes.neurons(); i++) {
        counts[from + i] = spikes.count(i);
      }
    }
    return counts;
  }
}
