package spikeloom.app.experiment.fp;

import java.util.Arrays;
import java.util.List;
import spikeloom.encoder.exact.SpikeTimes;
import spikeloom.encoder.exact.SrmForwardPropagation;
import spikeloom.encoder.exact.SrmNetwork;
import spikeloom.encoder.exact.SrmPass;
import spikeloom.neuron.SpikeResponse;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * The gradient of one random network by every method.
 *
 * @param compared derivatives that could be compared with differences
 * @param reverseError distance of the reverse sweep from differences, relative
 * @param forwardError distance of forward propagation from differences, relative
 * @param agreement distance of the two from each other, relative
 */
public record SrmGradientCheck(
    int compared, double reverseError, double forwardError, double agreement) {
  private static final int INPUTS = 5;
  private static final double TRIAL = 2;
  private static final double STEP = 1e-6;

  /** Creates a random network from a key. */
  public static SrmGradientCheck of(RandomKey key) {
    FastRandom random = key.random();
    double beta = Math.exp(0.5 * random.nextGaussian());
    double alpha = random.nextInt(4) == 0 ? beta : Math.exp(0.5 * random.nextGaussian());
    SrmNetwork network =
        new SrmNetwork(new SpikeResponse(alpha, beta, 1), TRIAL, 0, List.of(INPUTS, 6, 4, 3));
    double[] parameters = new double[network.weights() + 2 * INPUTS];
    for (int p = 0; p < parameters.length; p++) {
      parameters[p] =
          p < network.weights() ? 1.3 + 1.2 * random.nextGaussian() : 1.5 * random.nextDouble();
    }
    double[] factors = new double[10_000];
    Arrays.setAll(factors, n -> random.nextGaussian());
    return new Example(network, factors).check(parameters);
  }

  /** Two spikes on every input line, their times after the weights. */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  private record Example(SrmNetwork network, double[] factors) {
    SrmPass run(double[] parameters) {
      SrmPass pass = new SrmPass(network);
      pass.inputs().clear(INPUTS);
      for (int k = 0; k < 2 * INPUTS; k++) {
        pass.inputs().add(parameters[network.weights() + k], k / 2);
      }
      pass.inputs().merge();
      pass.respond(weights(parameters));
      return pass;
    }

    double[] weights(double[] parameters) {
      return Arrays.copyOf(parameters, network.weights());
    }

    double factor(int neuron, int spike) {
      return factors[(neuron + 3 * spike) % factors.length];
    }

    double loss(SrmPass pass) {
      double sum = 0;
      SpikeTimes outputs = pass.outputs();
      for (int i = 0; i < outputs.neurons(); i++) {
        for (int k = 0; k < outputs.count(i); k++) {
          sum += factor(i, k) * outputs.time(outputs.position(i, k));
        }
      }
      return sum;
    }

    SrmGradientCheck check(double[] parameters) {
      double[] reverse = reverse(parameters);
      double[] forward = forward(parameters);
      int[] counts = counts(run(parameters));
      double[] differences = new double[parameters.length];
      int compared = 0;
      for (int p = 0; p < parameters.length; p++) {
        SrmPass up = run(moved(parameters, p, STEP));
        SrmPass down = run(moved(parameters, p, -STEP));
        boolean same = Arrays.equals(counts, counts(up)) && Arrays.equals(counts, counts(down));
        compared += same ? 1 : 0;
        differences[p] = same ? (loss(up) - loss(down)) / (2 * STEP) : Double.NaN;
      }
      return new SrmGradientCheck(
          compared,
          distance(differences, reverse),
          distance(differences, forward),
          distance(forward, reverse));
    }

    private double[] reverse(double[] parameters) {
      SrmPass pass = run(parameters);
      SpikeTimes outputs = pass.outputs();
      for (int i = 0; i < outputs.neurons(); i++) {
        for (int k = 0; k < outputs.count(i); k++) {
          outputs.addAdjoint(outputs.position(i, k), factor(i, k));
        }
      }
      double[] gradient = new double[network.weights()];
      pass.adjoint(weights(parameters), gradient);
      double[] all = Arrays.copyOf(gradient, parameters.length);
      for (int k = 0; k < 2 * INPUTS; k++) {
        all[place(parameters, pass, k)] = pass.inputs().adjoint(k);
      }
      return all;
    }

    private double[] forward(double[] parameters) {
      SrmPass pass = run(parameters);
      SrmForwardPropagation rows = new SrmForwardPropagation(pass);
      rows.run(weights(parameters));
      SpikeTimes outputs = pass.outputs();
      double[] all = new double[parameters.length];
      for (int i = 0; i < outputs.neurons(); i++) {
        for (int k = 0; k < outputs.count(i); k++) {
          double[] row = rows.derivatives(network.layers(), outputs.position(i, k));
          for (int c = 0; c < row.length; c++) {
            int input = c - network.weights();
            int p = input < 0 ? c : place(parameters, pass, input);
            all[p] += factor(i, k) * row[c];
          }
        }
      }
      return all;
    }

    /** Index of the parameter that is the time of an input spike. */
    private int place(double[] parameters, SrmPass pass, int spike) {
      int line = network.weights() + 2 * pass.inputs().source(spike);
      return parameters[line] == pass.inputs().time(spike) ? line : line + 1;
    }
  }

  private static double[] moved(double[] parameters, int p, double by) {
    double[] moved = parameters.clone();
    moved[p] += by;
    return moved;
  }

  private static int[] counts(SrmPass pass) {
    int[] counts = new int[15];
    int at = 0;
    for (int l = 1; l <= pass.network().layers(); l++) {
      for (int i = 0; i < pass.network().neurons(l); i++) {
        counts[at++] = pass.spikes(l).count(i);
      }
    }
    return counts;
  }

  private static double distance(double[] expected, double[] actual) {
    double apart = 0;
    double size = 0;
    for (int p = 0; p < expected.length; p++) {
      if (!Double.isNaN(expected[p])) {
        apart += (expected[p] - actual[p]) * (expected[p] - actual[p]);
        size += expected[p] * expected[p];
      }
    }
    return Math.sqrt(apart / size);
  }
}
