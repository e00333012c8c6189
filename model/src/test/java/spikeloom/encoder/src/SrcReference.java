package spikeloom.encoder.src;

import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.SpikingRecurrentCell;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/** One sample on its way through the layers of an {@link SrcEncoder}, in double precision. */
public final class SrcReference {
  private final SrcEncoder encoder;
  private final SpikingRecurrentCell cell;
  private final PulseNoise noise;
  private final int steps;
  private final double[][][] input; // [layer][step][channel], last the latent pulses
  private final SpikingRecurrentCell.Response[][] responses; // [layer][cell]

  public SrcReference(SrcEncoder encoder, double[][] sample, RandomKey stream) {
    this.encoder = encoder;
    cell = encoder.structure().cell();
    noise = charged(encoder.structure());
    steps = sample.length;
    List<LifEncoder.Layer> layers = encoder.layers();
    input = new double[layers.size() + 1][][];
    responses = new SpikingRecurrentCell.Response[layers.size()][];
    input[0] = sample;
    for (int l = 0; l < layers.size(); l++) {
      boolean last = l == layers.size() - 1;
      int neurons = layers.get(l).neurons();
      double[][] noises = last ? noises(neurons, stream) : new double[neurons][steps];
      responses[l] = new SpikingRecurrentCell.Response[neurons];
      input[l + 1] = new double[steps][neurons];
      for (int n = 0; n < neurons; n++) {
        double[] current = new double[steps];
        for (int t = 0; t < steps; t++) {
          for (int i = 0; i < layers.get(l).inputs(); i++) {
            current[t] += value(layers.get(l).weights(), i, n) * input[l][t][i];
          }
        }
        double bias = Math.min(cell.bias().highest(), value(layers.get(l).bias(), 0, n));
        responses[l][n] = cell.respond(current, noises[n], bias, cell.rest(bias));
        for (int t = 0; t < steps; t++) {
          input[l + 1][t][n] = responses[l][n].pulses()[t];
        }
      }
    }
  }

  // Where heights are read, the rate is theirs.
  private static PulseNoise charged(SrcEncoder.Structure structure) {
    return structure.pulses() == PulseKind.GRADED
            && structure.noise() instanceof PulseNoise.Logistic events
        ? new PulseNoise.LogisticHeights(events)
        : structure.noise();
  }

  private double[][] noises(int neurons, RandomKey stream) {
    FastRandom random = stream.random();
    double[][] noises = new double[neurons][steps];
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        if (encoder.structure().noise() instanceof PulseNoise.Logistic logistic) {
          double u = random.nextFloat() + 0x1p-25f;
          noises[n][t] = logistic.tau() * Math.log(u / (1 - u));
        } else if (noise instanceof PulseNoise.Gaussian gaussian) {
          noises[n][t] = gaussian.sigma() * random.nextGaussian();
        }
      }
    }
    return noises;
  }

  private double value(Parameters.Slice slice, int row, int column) {
    return encoder.parameters().values()[slice.at(row, column)];
  }

  /** Latent fast state. */
  public double fast(int t, int n) {
    return responses[responses.length - 1][n].fast()[t];
  }

  /** Rate of the sample in nats. */
  public double rate() {
    double rate = 0;
    for (SpikingRecurrentCell.Response response : responses[responses.length - 1]) {
      for (int t = 0; t < steps; t++) {
        rate += noise.rate(response.drive()[t], response.argument()[t]);
      }
    }
    return rate;
  }

  /** Adds the sample's gradient to {@code gradient}, in the layout of the parameters. */
  public void addGradient(double[][] latentAdjoint, double rateWeight, double[] gradient) {
    double[][] outside = latentAdjoint;
    for (int l = responses.length - 1; l >= 0; l--) {
      LifEncoder.Layer layer = encoder.layers().get(l);
      boolean last = l == responses.length - 1;
      double[][] below = new double[steps][layer.inputs()];
      for (int n = 0; n < layer.neurons(); n++) {
        double[] own = new double[steps];
        for (int t = 0; t < steps; t++) {
          own[t] = outside[t][n];
        }
        SpikingRecurrentCell.Adjoint adjoint =
            cell.adjoint(responses[l][n], own, last ? noise : PulseNoise.NONE, rateWeight);
        gradient[layer.bias().at(0, n)] += adjoint.bias();
        for (int t = 0; t < steps; t++) {
          for (int i = 0; i < layer.inputs(); i++) {
            gradient[layer.weights().at(i, n)] += adjoint.current()[t] * input[l][t][i];
            below[t][i] += adjoint.current()[t] * value(layer.weights(), i, n);
          }
        }
      }
      outside = below;
    }
  }
}
