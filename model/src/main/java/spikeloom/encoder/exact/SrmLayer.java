package spikeloom.encoder.exact;

import java.util.Arrays;
import spikeloom.neuron.SpikeResponse;

/**
 * One layer of spike-response neurons on one example. All neurons go from one group of input spikes
 * to the next together; those that may fire in between are then checked one by one. {@link
 * SrmSweep} is the backward pass.
 */
final class SrmLayer {
  /** A neuron that has fired this often in an example stays silent for the rest of it. */
  static final int MOST_SPIKES = 10_000;

  /** Groups of input spikes for which the sums of weights are kept at a time. */
  static final int WINDOW = 16;

  // Where V - theta is known to 1e-16, a maximum that high above theta has this slope at theta.
  private static final double RESOLUTION = 1e-8;

  private final SpikeResponse neuron;
  private final double leastSlope;
  private final int width; // inputs
  private final int neurons;
  private final int offset;
  private final SrmInputs inputs;
  private final SrmSpikes own;
  private final SrmSweep sweep;
  private final double[]
      window; // [group][neuron]: forward, weights that are added; backward, -dL/dw
  private double[] potential;
  private double[] current;
  private double[] nextPotential; // without spikes in between
  private double[] nextCurrent;
  private final Firing firing = new Firing();

  /** Layer number {@code layer}, 1 .. layers. */
  SrmLayer(SrmNetwork network, int layer) {
    neuron = network.neuron();
    leastSlope = Math.max(RESOLUTION, network.slopeFloor());
    width = network.neurons(layer - 1);
    neurons = network.neurons(layer);
    offset = network.offset(layer);
    inputs = new SrmInputs(network, width);
    own = new SrmSpikes(neurons);
    window = new double[WINDOW * neurons];
    sweep = new SrmSweep(this, neuron, window);
    potential = new double[neurons];
    current = new double[neurons];
    nextPotential = new double[neurons];
    nextCurrent = new double[neurons];
  }

  /** Where the weights of neuron {@code i} begin. */
  int row(int i) {
    return offset + i * width;
  }

  /** The input spikes. */
  SrmInputs inputs() {
    return inputs;
  }

  /** Slope of the potential at the spike at a place of the merged list, not below the floor. */
  double slope(int place) {
    return Math.max(own.slope(place), leastSlope);
  }

  /** Group of input spikes before the spike at a place of the merged list. */
  int group(int place) {
    return own.group(place);
  }

  /** Number of input spikes before the spike at a place of the merged list. */
  int causes(int place) {
    return inputs.begin(group(place) + 1);
  }

  /** Fills in the spikes of the layer. */
  void respond(double[] weights, SpikeTimes in, SpikeTimes out) {
    inputs.read(in);
    out.clear(neurons);
    own.clear();
    Arrays.fill(potential, 0);
    Arrays.fill(current, 0);
    for (int g = 0; g < inputs.groups(); g++) {
      if (g % WINDOW == 0) {
        sumWeights(weights, in, g);
      }
      Columns.add(current, window, g % WINDOW * neurons, 1);
      advance(g, out);
    }
    out.merge();
    own.sortLike(out);
  }

  private void sumWeights(double[] weights, SpikeTimes in, int first) {
    int end = Math.min(first + WINDOW, inputs.groups());
    for (int i = 0; i < neurons; i++) {
      int row = row(i);
      for (int g = first; g < end; g++) {
        double sum = 0;
        for (int k = inputs.begin(g); k < inputs.begin(g + 1); k++) {
          sum += weights[row + in.source(k)];
        }
        window[(g - first) * neurons + i] = sum;
      }
    }
  }

  private void advance(int g, SpikeTimes out) {
    scale(nextCurrent, current, inputs.synapse(g));
    respond(nextPotential, potential, inputs.membrane(g), current, inputs.kernel(g));
    double beta = neuron.beta();
    double theta = neuron.theta();
    double h = inputs.time(g + 1) - inputs.time(g);
    for (int i = 0; i < neurons; i++) {
      double slope = current[i] - beta * potential[i];
      boolean rises = current[i] > 0 && slope > 0;
      // V is concave while it rises: it stays below its tangent.
      if (rises && (nextPotential[i] >= theta || potential[i] + slope * h >= theta)) {
        fire(i, g, h, out);
      }
    }
    double[] free = potential;
    potential = nextPotential;
    nextPotential = free;
    free = current;
    current = nextCurrent;
    nextCurrent = free;
  }

  private static void scale(double[] to, double[] from, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] = factor * from[i];
    }
  }

  private static void respond(
      double[] to, double[] potential, double membrane, double[] current, double kernel) {
    for (int i = 0; i < to.length; i++) {
      to[i] = membrane * potential[i] + kernel * current[i];
    }
  }

  /** Computes the spikes of a neuron until the next group, if there are any. */
  private void fire(int i, int g, double h, SpikeTimes out) {
    double x = neuron.spikeBefore(potential[i], current[i], h, nextPotential[i], nextCurrent[i]);
    if (x == SpikeResponse.NEVER || own.count(i) >= MOST_SPIKES) {
      return;
    }
    double end = inputs.time(g + 1);
    firing.at(inputs.time(g), current[i]);
    while (x != SpikeResponse.NEVER && own.count(i) < MOST_SPIKES) {
      firing.next(neuron, x);
      own.add(i, firing.slope, g);
      out.add(firing.time, i);
      x = neuron.nextSpike(firing.potential, firing.current, end - firing.time);
    }
    double left = Math.max(0, end - firing.time);
    nextPotential[i] = neuron.potential(firing.potential, firing.current, left);
    nextCurrent[i] = firing.current * neuron.synapseDecay(left);
  }

  /** State of a neuron just after a spike. */
  private static final class Firing {
    double time;
    double potential;
    double current;
    double slope;

    void at(double time, double current) {
      this.time = time;
      this.current = current;
    }

    // The state is that of the rounded time, or errors would accumulate.
    void next(SpikeResponse neuron, double x) {
      double rounded = time + x;
      double passed = rounded - time;
      current *= neuron.synapseDecay(passed);
      slope = current - neuron.beta() * neuron.theta();
      potential = slope * (passed - x);
      time = rounded;
    }
  }

  /**
   * Adds the contribution of the adjoints of the layer's spikes to the gradient of the weights and,
   * if wanted, to the adjoints of the input spikes.
   */
  void adjoint(
      double[] weights, SpikeTimes in, SpikeTimes out, InputAdjoint wanted, double[] gradient) {
    sweep.run(weights, in, out, wanted, gradient);
  }
}
