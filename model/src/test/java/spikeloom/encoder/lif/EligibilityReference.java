package spikeloom.encoder.lif;

import spikeloom.array.Parameters;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.Lif;
import spikeloom.neuron.Neurons;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;

/**
 * What {@link EligibilityPass} does to one draw of one sample, by its definition: every synapse's
 * eligibility at every step, in double precision.
 */
public final class EligibilityReference {
  private final LifEncoder encoder;
  private final Feedback feedback;
  private final int hidden;
  private final int steps;
  private final double[][][] spikes; // [layer][step][channel], inputs first
  private final double[][][] slope; // [hidden layer][step][neuron]
  private final double[] gradient;

  public EligibilityReference(
      LifEncoder encoder, Feedback feedback, double[][] input, double[] gradient) {
    this.encoder = encoder;
    this.feedback = feedback;
    this.gradient = gradient;
    steps = input.length;
    hidden = encoder.structure().hidden().size();
    spikes = new double[hidden + 1][][];
    slope = new double[hidden][][];
    spikes[0] = input;
    for (int l = 0; l < hidden; l++) {
      int neurons = slice(l, "weights").columns();
      spikes[l + 1] = new double[steps][neurons];
      slope[l] = new double[steps][neurons];
      for (int j = 0; j < neurons; j++) {
        Lif.Response response =
            encoder
                .structure()
                .neuron(l)
                .respond(currents(l, j), value(l, "bias", 0, j), Neurons.STEP);
        for (int t = 0; t < steps; t++) {
          spikes[l + 1][t][j] = response.spikes()[t];
          slope[l][t][j] = encoder.structure().surrogate().at(response.margin()[t]);
        }
      }
    }
  }

  private double[] currents(int layer, int neuron) {
    double[] current = new double[steps];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < spikes[layer][t].length; i++) {
        current[t] += spikes[layer][t][i] * value(layer, "weights", i, neuron);
      }
    }
    return current;
  }

  /**
   * Adds the gradient of a draw.
   *
   * @param latent its spikes
   * @param cost what they cost from each step on
   */
  public void learn(SpikeBits latent, double[] cost, double rateWeight) {
    double[][] readout = new double[steps][encoder.latents()];
    for (int n = 0; n < encoder.latents(); n++) {
      learnReadout(latent, cost, rateWeight, n, readout);
    }
    double[][] above = readout;
    for (int l = hidden; l >= 0; l--) {
      double[][] error = l == hidden ? readout : hiddenErrors(l, readout, above);
      for (int n = 0; n < error[0].length; n++) {
        for (int t = 0; t < steps; t++) {
          gradient[slice(l, "bias").at(0, n)] += error[t][n];
        }
        for (int i = 0; i < spikes[l][0].length; i++) {
          gradient[slice(l, "weights").at(i, n)] += eligibilityTimesError(l, i, error, n);
        }
      }
      above = error;
    }
  }

  private void learnReadout(
      SpikeBits latent, double[] cost, double rateWeight, int n, double[][] error) {
    StochasticReadout readout = encoder.structure().readout();
    double prior = encoder.structure().prior();
    StochasticReadout.Response response =
        readout.respond(
            currents(hidden, n),
            value(hidden, "bias", 0, n),
            value(hidden, "feedback", 0, n),
            prior,
            (t, p) -> latent.get(t, n) ? 1 : 0);
    for (int t = 0; t < steps; t++) {
      double u = response.logOdds()[t];
      double p = 1 / (1 + Math.exp(-u));
      double foretold = StochasticReadout.rate(u, prior);
      double later = 0;
      for (int s = t + 1; s < steps; s++) {
        later += StochasticReadout.rate(response.logOdds()[s], prior) - foretold;
      }
      error[t][n] =
          (cost[t] + rateWeight * later) * (response.spikes()[t] - p)
              + rateWeight * p * (1 - p) * (u - StochasticReadout.logit(prior));
      gradient[slice(hidden, "feedback").at(0, n)] += error[t][n] * response.feedback()[t];
    }
  }

  private double[][] hiddenErrors(int layer, double[][] readout, double[][] above) {
    boolean direct = feedback instanceof Feedback.Random;
    double[][] received = direct ? readout : above;
    double[][] weights = direct ? randomWeights(layer) : forwardWeights(layer + 1);
    double factor = immediate(direct ? hidden : layer + 1);
    double[][] error = new double[steps][weights[0].length];
    for (int t = 0; t < steps; t++) {
      for (int j = 0; j < error[0].length; j++) {
        for (int n = 0; n < weights.length; n++) {
          error[t][j] += slope[layer][t][j] * factor * received[t][n] * weights[n][j];
        }
      }
    }
    return error;
  }

  private double[][] forwardWeights(int layer) {
    Parameters.Slice slice = slice(layer, "weights");
    double[][] weights = new double[slice.columns()][slice.rows()];
    for (int n = 0; n < slice.columns(); n++) {
      for (int j = 0; j < slice.rows(); j++) {
        weights[n][j] = value(layer, "weights", j, n);
      }
    }
    return weights;
  }

  private double[][] randomWeights(int layer) {
    int neurons = slice(layer, "weights").columns();
    double[][] weights = new double[encoder.latents()][neurons];
    if (feedback instanceof Feedback.Random random) {
      FastRandom numbers = random.key().fold("hidden layer " + (layer + 1)).random();
      for (double[] row : weights) {
        for (int j = 0; j < neurons; j++) {
          row[j] = (2 * numbers.nextFloat() - 1) * 8 / Math.sqrt(neurons);
        }
      }
    }
    return weights;
  }

  private double immediate(int layer) {
    StochasticReadout r = encoder.structure().readout();
    if (layer == hidden) {
      return (1 - r.gamma()) * r.gain();
    }
    Lif n = encoder.structure().neuron(layer);
    return (1 - n.beta()) * (1 - n.alpha()) * n.gain();
  }

  // The trace at the synapse, step by step, times the neuron's error.
  private double eligibilityTimesError(int layer, int input, double[][] error, int neuron) {
    boolean last = layer == hidden;
    StochasticReadout r = encoder.structure().readout();
    Lif n = encoder.structure().neuron(layer);
    double beta = last ? 0 : n.beta();
    double alpha = last ? r.gamma() : n.alpha();
    double gain = last ? r.gain() : n.gain();
    double q = 0;
    double p = 0;
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      q = beta * q + (1 - beta) * spikes[layer][t][input];
      p = alpha * p + (1 - alpha) * q;
      sum += gain * p * error[t][neuron];
    }
    return sum;
  }

  private double value(int layer, String what, int row, int column) {
    return encoder.parameters().values()[slice(layer, what).at(row, column)];
  }

  private Parameters.Slice slice(int layer, String what) {
    String name = layer == hidden ? "readout " : "hidden layer " + (layer + 1) + " ";
    return encoder.parameters().slice(name + what);
  }
}
