package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.random.FastRandom;

/** The score held against the enumeration of every spike pattern of a tiny network. */
final class ReadoutScoreTest {
  private static final StochasticReadout NEURON = new StochasticReadout(0.6, 0.65, 2);

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void theProbabilitiesOfAllPatternsSumToOneAndTheExpectedScoreIsZero(int steps) {
    TinyNetwork network = new TinyNetwork(steps);
    double[] x = network.weights(new FastRandom(2));
    double total = 0;
    double[] mean = new double[x.length];
    for (int code = 0; code < network.patterns(); code++) {
      double[][] z = network.pattern(code);
      double p = Math.exp(network.logProbability(x, z));
      total += p;
      add(mean, p, network.score(x, z));
    }
    assertEquals(1, total, 1e-12);
    for (double value : mean) {
      assertEquals(0, value, 1e-12, "expected score");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void theScoreOfAPatternIsTheDerivativeOfItsLogProbability(int steps) {
    TinyNetwork network = new TinyNetwork(steps);
    double[] x = network.weights(new FastRandom(3));
    for (int code = 0; code < network.patterns(); code += 7) {
      double[][] z = network.pattern(code);
      double[] expected = FiniteDifference.gradient(x, 1e-3, at -> network.logProbability(at, z));
      double error = FiniteDifference.relativeError(expected, network.score(x, z));
      assertTrue(error < 1e-8, "pattern " + code + ": relative error " + error);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void theScoreTimesALossAveragesToTheGradientOfTheExpectedLoss(int steps) {
    TinyNetwork network = new TinyNetwork(steps);
    FastRandom random = new FastRandom(4);
    double[] x = network.weights(random);
    double[] arbitrary = new double[network.patterns()];
    Arrays.setAll(arbitrary, code -> random.nextGaussian());
    double[] expected =
        FiniteDifference.gradient(x, 1e-3, at -> network.mean(at, (z, code) -> arbitrary[code]));
    double[] actual = new double[x.length];
    for (int code = 0; code < network.patterns(); code++) {
      double[][] z = network.pattern(code);
      double p = Math.exp(network.logProbability(x, z));
      add(actual, p * arbitrary[code], network.score(x, z));
    }
    double error = FiniteDifference.relativeError(expected, actual);
    assertTrue(error < 1e-8, "relative error " + error);
  }

  private static void add(double[] sum, double factor, double[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * more[i];
    }
  }

  /** Three inputs, two readout neurons with self-feedback; all parameters in one vector. */
  private static final class TinyNetwork {
    private static final int INPUTS = 3;
    private static final int NEURONS = 2;
    private static final int PER_NEURON = INPUTS + 2; // weights, bias, feedback weight

    private final int steps;
    private final double[][] input;

    TinyNetwork(int steps) {
      this.steps = steps;
      FastRandom random = new FastRandom(1);
      input = new double[steps][INPUTS];
      for (double[] row : input) {
        Arrays.setAll(row, i -> random.nextInt(2));
      }
      Arrays.fill(input[0], 1);
    }

    double[] weights(FastRandom random) {
      double[] x = new double[NEURONS * PER_NEURON];
      Arrays.setAll(x, i -> random.nextGaussian());
      return x;
    }

    int patterns() {
      return 1 << (steps * NEURONS);
    }

    double[][] pattern(int code) {
      double[][] z = new double[NEURONS][steps];
      for (int k = 0; k < steps * NEURONS; k++) {
        z[k / steps][k % steps] = code >> k & 1;
      }
      return z;
    }

    double mean(double[] x, ToDoubleBiFunction<double[][], Integer> loss) {
      double sum = 0;
      for (int code = 0; code < patterns(); code++) {
        double[][] z = pattern(code);
        sum += Math.exp(logProbability(x, z)) * loss.applyAsDouble(z, code);
      }
      return sum;
    }

    double logProbability(double[] x, double[][] z) {
      double[] sum = {0};
      for (int n = 0; n < NEURONS; n++) {
        double[] spikes = z[n];
        respond(
            x,
            n,
            (t, p) -> {
              sum[0] += Math.log(spikes[t] == 1 ? p : 1 - p);
              return spikes[t];
            });
      }
      return sum[0];
    }

    double[] score(double[] x, double[][] z) {
      double[] score = new double[x.length];
      for (int n = 0; n < NEURONS; n++) {
        double[] spikes = z[n];
        StochasticReadout.Adjoint adjoint = NEURON.score(respond(x, n, (t, p) -> spikes[t]));
        int at = n * PER_NEURON;
        for (int t = 0; t < steps; t++) {
          for (int i = 0; i < INPUTS; i++) {
            score[at + i] += adjoint.current()[t] * input[t][i];
          }
        }
        score[at + INPUTS] = adjoint.bias();
        score[at + INPUTS + 1] = adjoint.feedbackWeight();
      }
      return score;
    }

    private StochasticReadout.Response respond(
        double[] x, int n, StochasticReadout.Sampler sampler) {
      int at = n * PER_NEURON;
      double[] current = new double[steps];
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < INPUTS; i++) {
          current[t] += x[at + i] * input[t][i];
        }
      }
      return NEURON.respond(current, x[at + INPUTS], x[at + INPUTS + 1], 0.3, sampler);
    }
  }
}
