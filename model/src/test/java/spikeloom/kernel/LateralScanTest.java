package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;

/** The scan of laterally connected neurons against the same equations in double precision. */
final class LateralScanTest {
  private static final double GAMMA = 0.8;
  private static final double PHI = 0.7;
  private static final double GAIN = 0.6;
  private static final double WEIGHT = 0.3;

  @ParameterizedTest
  @CsvSource({
    "1, 1, STRAIGHT_THROUGH",
    "10, 60, SECOND_ORDER",
    "33, 17, STRAIGHT_THROUGH",
    "70, 5, SECOND_ORDER"
  })
  void spikesAndGradientsAreThoseOfTheEquations(int steps, int neurons, SpikeEstimator estimator) {
    Layer layer = new Layer(steps, neurons, new FastRandom(steps));
    Reference expected = new Reference(layer, estimator, true);
    Result result = layer.run(estimator, new Range(0, steps), LateralScan.state(layer.stride));
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        assertEquals(expected.spike[t][n], result.spikes.bit(t, n), "spike");
        assertEquals(expected.u[t][n], at(result.logOdds, t, n), 1e-5, "log-odds");
        assertEquals(expected.current[t][n], at(result.adjoint, t, n), 1e-5, "current");
      }
    }
    for (int n = 0; n < neurons; n++) {
      assertEquals(expected.bias[n], at(result.bias, 0, n), 1e-4, "bias");
    }
    double[][] weights = result.weightGradient(neurons);
    for (int m = 0; m < neurons; m++) {
      assertArrayEquals(expected.weights[m], weights[m], 1e-4, "weights of source " + m);
    }
  }

  @Test
  void aSecondWindowContinuesTheFirst() {
    int steps = 12;
    int neurons = 9;
    Layer layer = new Layer(steps, neurons, new FastRandom(3));
    Rows state = LateralScan.state(layer.stride);
    Result whole =
        layer.run(
            SpikeEstimator.SECOND_ORDER, new Range(0, steps), LateralScan.state(layer.stride));
    layer.run(SpikeEstimator.SECOND_ORDER, new Range(0, 5), state);
    Rows before = LifScanTest.copy(state);
    Result second = layer.run(SpikeEstimator.SECOND_ORDER, new Range(5, steps), state);
    for (int t = 5; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        assertEquals(at(whole.logOdds, t, n), at(second.logOdds, t - 5, n), 1e-5);
        // What follows a step does not depend on where the window begins.
        assertEquals(at(whole.adjoint, t, n), at(second.adjoint, t - 5, n), 1e-5);
      }
    }
    double[][] sums = second.weightGradient(neurons);
    Rows earlier = Rows.of(neurons, layer.stride);
    layer
        .scan(SpikeEstimator.SECOND_ORDER)
        .addEarlier(before, second.feedback, new Range(0, neurons), earlier);
    Reference expected = new Reference(layer, SpikeEstimator.SECOND_ORDER, true);
    double[][] direct = expected.weightGradientFrom(5);
    for (int m = 0; m < neurons; m++) {
      for (int n = 0; n < neurons; n++) {
        assertEquals(direct[m][n], sums[m][n] + at(earlier, m, n), 1e-4);
      }
    }
  }

  @Test
  void theEquationsAreTheGradientOfTheLossIfProbabilitiesStandForSpikes() {
    Layer layer = new Layer(6, 4, new FastRandom(8));
    Reference mean = new Reference(layer, SpikeEstimator.STRAIGHT_THROUGH, false);
    for (int m = 0; m < 4; m++) {
      for (int n = 0; n < 4; n++) {
        int at = layer.weights.index(m, n);
        assertEquals(slope(layer, layer.weights, at), mean.weights[m][n], 2e-3, "weight");
      }
      int bias = layer.bias.index(0, m);
      assertEquals(slope(layer, layer.bias, bias), mean.bias[m], 2e-3, "bias");
      int current = layer.current.index(2, m);
      assertEquals(slope(layer, layer.current, current), mean.current[2][m], 2e-3, "current");
    }
  }

  private static double slope(Layer layer, Rows rows, int at) {
    float value = rows.values()[at];
    float step = 1 / 64f;
    rows.values()[at] = value + step;
    double above = new Reference(layer, SpikeEstimator.STRAIGHT_THROUGH, false).loss;
    rows.values()[at] = value - step;
    double below = new Reference(layer, SpikeEstimator.STRAIGHT_THROUGH, false).loss;
    rows.values()[at] = value;
    return (above - below) / (2 * step);
  }

  private static double at(Rows rows, int row, int column) {
    return rows.values()[rows.index(row, column)];
  }

  /** A layer of random inputs and weights. */
  private static final class Layer {
    final int steps;
    final int neurons;
    final int stride;
    final Rows current;
    final Rows uniform;
    final Rows outside;
    final Rows reference;
    final Rows bias;
    final Rows weights;

    Layer(int steps, int neurons, FastRandom random) {
      this.steps = steps;
      this.neurons = neurons;
      stride = Padding.stride(neurons);
      current = gaussian(steps, random, 1);
      outside = gaussian(steps, random, 1);
      reference = gaussian(steps, random, 1);
      bias = gaussian(1, random, 0.5f);
      weights = gaussian(neurons, random, 0.4f);
      uniform = Rows.of(steps, stride);
      for (int t = 0; t < steps; t++) {
        for (int n = 0; n < neurons; n++) {
          uniform.values()[uniform.index(t, n)] = random.nextFloat();
        }
      }
    }

    private Rows gaussian(int rows, FastRandom random, float size) {
      Rows values = Rows.of(rows, stride);
      for (int r = 0; r < rows; r++) {
        for (int n = 0; n < neurons; n++) {
          values.values()[values.index(r, n)] = size * (float) random.nextGaussian();
        }
      }
      return values;
    }

    LateralScan scan(SpikeEstimator estimator) {
      return new LateralScan(GAMMA, PHI, GAIN, estimator);
    }

    Result run(SpikeEstimator estimator, Range window, Rows state) {
      int count = window.size();
      SpikeBits spikes = SpikePatterns.random(count, neurons, 1, new FastRandom(1));
      Rows logOdds = part(current, window);
      scan(estimator).forward(logOdds, bias, weights, part(uniform, window), spikes, state);
      Rows transposed = Rows.of(neurons, stride);
      DenseProduct.transpose(weights, new Range(0, neurons), neurons, transposed);
      Result result =
          new Result(
              spikes,
              logOdds,
              part(outside, window),
              Rows.of(1, stride),
              Rows.of(1, stride),
              Rows.of(count, stride));
      LateralScan.Sample sample =
          new LateralScan.Sample(
              new ReadoutScan.Draws(logOdds, part(reference, window), spikes),
              new ReadoutScan.Gradients(result.adjoint, result.bias, result.feedback),
              result.errors);
      scan(estimator)
          .backward(List.of(sample), WEIGHT, transposed, LateralScan.Group.of(1, count, stride));
      return result;
    }

    private Rows part(Rows rows, Range window) {
      Rows part = Rows.of(window.size(), stride);
      int length = window.size() * stride;
      System.arraycopy(
          rows.values(), rows.index(window.from(), 0), part.values(), part.at(), length);
      return part;
    }
  }

  private record Result(
      SpikeBits spikes, Rows logOdds, Rows adjoint, Rows bias, Rows feedback, Rows errors) {
    double[][] weightGradient(int neurons) {
      double[][] sums = new double[neurons][neurons];
      for (int t = 0; t < spikes.steps(); t++) {
        for (int m = 0; m < neurons; m++) {
          for (int n = 0; n < neurons; n++) {
            sums[m][n] += spikes.bit(t, m) * at(errors, t, n);
          }
        }
      }
      return sums;
    }
  }

  /** The equations, neuron by neuron, with stored traces. */
  private static final class Reference {
    final double[][] u;
    final double[][] spike; // or the probability
    final double[][] trace;
    final double[][] uu;
    final double[][] current;
    final double[] bias;
    final double[][] weights;
    final double loss;

    Reference(Layer layer, SpikeEstimator estimator, boolean drawn) {
      int steps = layer.steps;
      int neurons = layer.neurons;
      u = new double[steps][neurons];
      spike = new double[steps][neurons];
      trace = new double[steps][neurons];
      uu = new double[steps][neurons];
      current = new double[steps][neurons];
      bias = new double[neurons];
      double[] v = new double[neurons];
      double sum = 0;
      for (int t = 0; t < steps; t++) {
        for (int m = 0; m < neurons && t > 0; m++) {
          trace[t][m] = PHI * trace[t - 1][m] + spike[t - 1][m];
        }
        for (int n = 0; n < neurons; n++) {
          v[n] = GAMMA * v[n] + GAIN * at(layer.current, t, n);
          u[t][n] = v[n] + at(layer.bias, 0, n);
          for (int m = 0; m < neurons; m++) {
            u[t][n] += at(layer.weights, m, n) * trace[t][m];
          }
          double p = 1 / (1 + Math.exp(-u[t][n]));
          spike[t][n] = drawn ? (at(layer.uniform, t, n) < p ? 1 : 0) : p;
          sum += at(layer.outside, t, n) * spike[t][n];
          sum += WEIGHT * StochasticReadout.divergence(u[t][n], at(layer.reference, t, n));
        }
      }
      loss = sum;
      backward(layer, estimator);
      weights = weightGradientFrom(0);
    }

    private void backward(Layer layer, SpikeEstimator estimator) {
      int neurons = layer.neurons;
      double[] effect = new double[neurons]; // dL/dF of the next step
      double[] membrane = new double[neurons];
      for (int t = layer.steps - 1; t >= 0; t--) {
        for (int n = 0; n < neurons; n++) {
          double p = 1 / (1 + Math.exp(-u[t][n]));
          double slope =
              estimator == SpikeEstimator.SECOND_ORDER
                  ? Math.abs(spike[t][n] - p) / 2
                  : p * (1 - p);
          uu[t][n] =
              slope * (at(layer.outside, t, n) + effect[n])
                  + WEIGHT * p * (1 - p) * (u[t][n] - at(layer.reference, t, n));
          membrane[n] = GAMMA * membrane[n] + uu[t][n];
          current[t][n] = GAIN * membrane[n];
          bias[n] += uu[t][n];
        }
        for (int m = 0; m < neurons; m++) {
          effect[m] *= PHI;
          for (int n = 0; n < neurons; n++) {
            effect[m] += at(layer.weights, m, n) * uu[t][n];
          }
        }
      }
    }

    double[][] weightGradientFrom(int first) {
      double[][] sums = new double[bias.length][bias.length];
      for (int t = first; t < u.length; t++) {
        for (int m = 0; m < bias.length; m++) {
          for (int n = 0; n < bias.length; n++) {
            sums[m][n] += trace[t][m] * uu[t][n];
          }
        }
      }
      return sums;
    }
  }
}
