package spikeloom.encoder.lif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.neuron.Lif;
import spikeloom.neuron.Neurons;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * The network of a {@link LifEncoder} as plain loops in double precision: one sample, dense, made
 * of single neurons. Slow and easy to check.
 */
public final class ReferenceNetwork {
  private final LifEncoder encoder;
  private final int layers;
  private final int steps;
  private final List<double[][]> spikes = new ArrayList<>(); // [layer][step][neuron], input first
  private final List<Lif.Response[]> hidden = new ArrayList<>();
  private final StochasticReadout.Response[] readout;

  /** Runs one sample. */
  public ReferenceNetwork(LifEncoder encoder, double[][] input, RandomKey key, int identity) {
    this.encoder = encoder;
    steps = input.length;
    layers = encoder.structure().hidden().size() + 1;
    spikes.add(input);
    for (int l = 0; l < layers - 1; l++) {
      int neurons = slice(l, "weights").columns();
      Lif neuron = encoder.structure().neuron(l);
      Lif.Response[] responses = new Lif.Response[neurons];
      double[][] fired = new double[steps][neurons];
      for (int n = 0; n < neurons; n++) {
        responses[n] = neuron.respond(currents(l, n), value(l, "bias", 0, n), Neurons.STEP);
        put(responses[n].spikes(), fired, n);
      }
      hidden.add(responses);
      spikes.add(fired);
    }
    readout = respond(key.fold(identity));
  }

  private StochasticReadout.Response[] respond(RandomKey stream) {
    int latents = encoder.latents();
    double[][] uniform = new double[steps][latents];
    FastRandom random = stream.random();
    for (double[] row : uniform) {
      for (int n = 0; n < latents; n++) {
        row[n] = random.nextFloat();
      }
    }
    StochasticReadout.Response[] responses = respond((n, t, p) -> uniform[t][n] < p ? 1 : 0);
    double[][] fired = new double[steps][latents];
    for (int n = 0; n < latents; n++) {
      put(responses[n].spikes(), fired, n);
    }
    spikes.add(fired);
    return responses;
  }

  /** Decides whether a readout neuron fires. */
  private interface Sampler {
    double spike(int neuron, int step, double probability);
  }

  private StochasticReadout.Response[] respond(Sampler sampler) {
    StochasticReadout.Response[] responses = new StochasticReadout.Response[encoder.latents()];
    for (int n = 0; n < responses.length; n++) {
      int neuron = n;
      responses[n] =
          encoder
              .structure()
              .readout()
              .respond(
                  currents(layers - 1, n),
                  value(layers - 1, "bias", 0, n),
                  value(layers - 1, "feedback", 0, n),
                  encoder.structure().prior(),
                  (t, p) -> sampler.spike(neuron, t, p));
    }
    return responses;
  }

  /** Log-odds of the latent spikes, {@code [step][neuron]}. */
  public double[][] logOdds() {
    double[][] logOdds = new double[steps][encoder.latents()];
    for (int n = 0; n < readout.length; n++) {
      put(readout[n].logOdds(), logOdds, n);
    }
    return logOdds;
  }

  /** Log-probability in nats that these are the latent spikes, given this network's input. */
  public double logProbability(double[][] latent) {
    double sum = 0;
    for (StochasticReadout.Response response : respond((n, t, p) -> latent[t][n])) {
      for (int t = 0; t < steps; t++) {
        double p = 1 / (1 + Math.exp(-response.logOdds()[t]));
        sum += Math.log(response.spikes()[t] == 1 ? p : 1 - p);
      }
    }
    return sum;
  }

  private static void put(double[] column, double[][] matrix, int n) {
    for (int t = 0; t < column.length; t++) {
      matrix[t][n] = column[t];
    }
  }

  private double[] currents(int layer, int neuron) {
    double[] current = new double[steps];
    for (int t = 0; t < steps; t++) {
      double[] from = spikes.get(layer)[t];
      for (int i = 0; i < from.length; i++) {
        current[t] += from[i] * value(layer, "weights", i, neuron);
      }
    }
    return current;
  }

  /** Spikes of a layer, 1 .. hidden layers + 1, as {@code [step][neuron]}. */
  public double[][] spikesOf(int layer) {
    return spikes.get(layer);
  }

  /** Number of hidden spikes. */
  public long hiddenSpikes() {
    double sum = 0;
    for (int l = 1; l < layers; l++) {
      for (double[] row : spikes.get(l)) {
        for (double spike : row) {
          sum += spike;
        }
      }
    }
    return Math.round(sum);
  }

  /** Rate of the sample in nats. */
  public double rate() {
    double rate = 0;
    for (StochasticReadout.Response response : readout) {
      rate += response.rate();
    }
    return rate;
  }

  /** Adds the gradient of the sample, in the layout of the parameters. */
  public void backward(double[][] latentAdjoint, double rateWeight, double[] gradient) {
    backward(latentAdjoint, new Range(0, steps), rateWeight, gradient);
  }

  /**
   * Adds the gradient of the loss of some steps, the states before them taken as constants.
   *
   * @param latentAdjoint a row for each of these steps
   */
  public void backward(
      double[][] latentAdjoint, Range window, double rateWeight, double[] gradient) {
    double[][] current = new double[window.size()][encoder.latents()];
    int last = layers - 1;
    for (int n = 0; n < encoder.latents(); n++) {
      StochasticReadout.Adjoint adjoint =
          encoder
              .structure()
              .readout()
              .adjoint(
                  part(readout[n], window),
                  column(latentAdjoint, n),
                  value(last, "feedback", 0, n),
                  encoder.structure().prior(),
                  rateWeight);
      put(adjoint.current(), current, n);
      gradient[slice(last, "bias").at(0, n)] += adjoint.bias();
      gradient[slice(last, "feedback").at(0, n)] += adjoint.feedbackWeight();
    }
    for (int l = last; l >= 0; l--) {
      double[][] below = product(l, window, current, gradient);
      if (l == 0) {
        return;
      }
      current = new double[window.size()][below[0].length];
      for (int n = 0; n < below[0].length; n++) {
        double[] slope = part(hidden.get(l - 1)[n].margin(), window);
        for (int t = 0; t < slope.length; t++) {
          slope[t] = encoder.structure().surrogate().at(slope[t]);
        }
        Lif.Adjoint adjoint = encoder.structure().neuron(l - 1).adjoint(slope, column(below, n));
        put(adjoint.current(), current, n);
        gradient[slice(l - 1, "bias").at(0, n)] += adjoint.bias();
      }
    }
  }

  private static StochasticReadout.Response part(StochasticReadout.Response all, Range window) {
    return new StochasticReadout.Response(
        part(all.logOdds(), window), part(all.spikes(), window), part(all.feedback(), window), 0);
  }

  private static double[] part(double[] all, Range window) {
    return Arrays.copyOfRange(all, window.from(), window.to());
  }

  /** Adds the gradient of a layer's weights; returns that of the spikes below. */
  private double[][] product(int layer, Range window, double[][] current, double[] gradient) {
    int inputs = spikes.get(layer)[0].length;
    double[][] below = new double[window.size()][inputs];
    for (int t = 0; t < window.size(); t++) {
      double[] from = spikes.get(layer)[window.from() + t];
      for (int i = 0; i < inputs; i++) {
        for (int n = 0; n < current[0].length; n++) {
          gradient[slice(layer, "weights").at(i, n)] += from[i] * current[t][n];
          below[t][i] += value(layer, "weights", i, n) * current[t][n];
        }
      }
    }
    return below;
  }

  private static double[] column(double[][] matrix, int n) {
    double[] column = new double[matrix.length];
    for (int t = 0; t < matrix.length; t++) {
      column[t] = matrix[t][n];
    }
    return column;
  }

  private double value(int layer, String what, int row, int column) {
    return encoder.parameters().values()[slice(layer, what).at(row, column)];
  }

  private Parameters.Slice slice(int layer, String what) {
    String name = layer == layers - 1 ? "readout " : "hidden layer " + (layer + 1) + " ";
    return encoder.parameters().slice(name + what);
  }
}
