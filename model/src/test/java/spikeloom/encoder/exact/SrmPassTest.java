package spikeloom.encoder.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.neuron.SpikeResponse;
import spikeloom.random.FastRandom;

final class SrmPassTest {
  private static final int NETWORKS = 40;

  @Test
  void atEverySpikeTheSumOfResponsesIsTheThreshold() {
    int spikes = 0;
    for (int seed = 0; seed < NETWORKS; seed++) {
      SrmExamples example = SrmExamples.random(seed);
      SrmPass pass = example.run();
      for (int l = 1; l <= 3; l++) {
        for (int i = 0; i < pass.network().neurons(l); i++) {
          for (int n = 0; n < pass.spikes(l).count(i); n++) {
            spikes++;
            assertEquals(1, potentialAtSpike(example, pass, new int[] {l, i, n}), 1e-12);
          }
        }
      }
    }
    assertTrue(spikes > 1000);
  }

  private static double potentialAtSpike(SrmExamples example, SrmPass pass, int[] spike) {
    SpikeResponse neuron = example.network().neuron();
    int layer = spike[0];
    double[] own = SrmExamples.times(pass.spikes(layer), spike[1]);
    double f = own[spike[2]];
    double v = 0;
    SpikeTimes in = pass.spikes(layer - 1);
    int row = example.network().offset(layer) + spike[1] * in.neurons();
    for (int k = 0; k < in.size(); k++) {
      v += example.weights()[row + in.source(k)] * neuron.kernel(f - in.time(k));
    }
    for (int m = 0; m < spike[2]; m++) {
      v -= neuron.theta() * neuron.membraneDecay(f - own[m]);
    }
    return v;
  }

  @Test
  void bothWaysToTheGradientAgree() {
    for (int seed = 0; seed < NETWORKS; seed++) {
      SrmExamples example = SrmExamples.random(seed);
      SrmPass pass = example.run();
      SrmForwardPropagation forward = new SrmForwardPropagation(pass);
      forward.run(example.weights());
      double[] byRows = new double[forward.columns()];
      FastRandom random = new FastRandom(seed);
      for (int l = 1; l <= 3; l++) {
        for (int n = 0; n < pass.spikes(l).size(); n++) {
          double adjoint = random.nextGaussian();
          pass.spikes(l).addAdjoint(n, adjoint);
          double[] row = forward.derivatives(l, n);
          for (int p = 0; p < byRows.length; p++) {
            byRows[p] += adjoint * row[p];
          }
        }
      }
      requireEqual(byRows, reverse(example, pass), 1e-12);
    }
  }

  private static double[] reverse(SrmExamples example, SrmPass pass) {
    int weights = example.weights().length;
    double[] gradient = new double[weights];
    pass.adjoint(example.weights(), gradient);
    double[] all = Arrays.copyOf(gradient, weights + pass.inputs().size());
    for (int k = 0; k < pass.inputs().size(); k++) {
      all[weights + k] = pass.inputs().adjoint(k);
    }
    return all;
  }

  private static void requireEqual(double[] expected, double[] actual, double tolerance) {
    double size = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertTrue(size > 0);
    assertArrayEquals(expected, actual, tolerance * size);
  }

  @Test
  void theGradientIsTheLimitOfDifferences() {
    int compared = 0;
    double h = 1e-6;
    for (int seed = 0; seed < 12; seed++) {
      SrmExamples example = SrmExamples.random(seed);
      SrmPass pass = example.run();
      int[] counts = SrmExamples.counts(pass);
      for (int n = 0; n < pass.outputs().size(); n++) {
        pass.outputs().addAdjoint(n, Math.cos(n));
      }
      double[] exact = reverse(example, pass);
      double size = Arrays.stream(exact).map(Math::abs).max().orElse(0);
      for (int p = 0; p < exact.length; p++) {
        SrmPass up = moved(example, p, h);
        SrmPass down = moved(example, p, -h);
        if (Arrays.equals(counts, SrmExamples.counts(up))
            && Arrays.equals(counts, SrmExamples.counts(down))) {
          compared++;
          double difference = (loss(up) - loss(down)) / (2 * h);
          assertEquals(difference, exact[p], 1e-6 * (1 + size), "seed " + seed + ", " + p);
        }
      }
    }
    assertTrue(compared > 600, "only " + compared + " derivatives could be compared");
  }

  private static double loss(SrmPass pass) {
    double loss = 0;
    for (int n = 0; n < pass.outputs().size(); n++) {
      loss += Math.cos(n) * pass.outputs().time(n);
    }
    return loss;
  }

  private static SrmPass moved(SrmExamples example, int parameter, double by) {
    double[] weights = example.weights().clone();
    double[][] inputs =
        Arrays.stream(example.inputs()).map(double[]::clone).toArray(double[][]::new);
    if (parameter < weights.length) {
      weights[parameter] += by;
      return example.with(weights, inputs).run();
    }
    SpikeTimes times = example.run().inputs();
    int spike = parameter - weights.length;
    int line = times.source(spike);
    for (int k = 0; k < inputs[line].length; k++) {
      if (times.position(line, k) == spike) {
        inputs[line][k] += by;
      }
    }
    return example.with(weights, inputs).run();
  }

  @Test
  void theNumbersOfNeuronsDoNotMatter() {
    for (int seed = 0; seed < NETWORKS; seed++) {
      SrmExamples example = SrmExamples.random(seed);
      SrmPass pass = example.run();
      int[][] orders = new int[4][];
      FastRandom random = new FastRandom(seed);
      for (int l = 0; l < 4; l++) {
        orders[l] = random.permutation(example.network().neurons(l));
      }
      SrmPass other = renumbered(example, orders).run();
      for (int l = 1; l <= 3; l++) {
        for (int i = 0; i < example.network().neurons(l); i++) {
          assertArrayEquals(
              SrmExamples.times(pass.spikes(l), orders[l][i]),
              SrmExamples.times(other.spikes(l), i),
              1e-13);
        }
      }
    }
  }

  private static SrmExamples renumbered(SrmExamples example, int[][] orders) {
    SrmNetwork network = example.network();
    double[] weights = new double[example.weights().length];
    for (int l = 1; l <= network.layers(); l++) {
      int width = network.neurons(l - 1);
      for (int i = 0; i < network.neurons(l); i++) {
        for (int j = 0; j < width; j++) {
          weights[network.offset(l) + i * width + j] =
              example.weights()[network.offset(l) + orders[l][i] * width + orders[l - 1][j]];
        }
      }
    }
    double[][] inputs = new double[orders[0].length][];
    Arrays.setAll(inputs, j -> example.inputs()[orders[0][j]]);
    return example.with(weights, inputs);
  }

  @Test
  void inputsOfWeightZeroMoveNothing() {
    SrmNetwork network = new SrmNetwork(new SpikeResponse(0.999, 1, 1), 2, 0, List.of(3, 2));
    double[] weights = {2, 0, 3, 1.5, 0, 4};
    SrmExamples with =
        new SrmExamples(
            network, weights, new double[][] {{0.1, 0.5}, {0.05, 0.3, 0.7, 0.9, 1.4}, {0.3}});
    SrmExamples without = new SrmExamples(network, weights, new double[][] {{0.1, 0.5}, {}, {0.3}});
    for (int i = 0; i < 2; i++) {
      double[] times = SrmExamples.times(without.run().outputs(), i);
      assertTrue(times.length > 2);
      assertArrayEquals(times, SrmExamples.times(with.run().outputs(), i), 1e-14);
    }
  }

  @Test
  void ratesThatComeTogetherComeSmoothlyToTheirLimit() {
    SrmExamples example = SrmExamples.random(0);
    SrmPass equal = rates(example, 0).run();
    double[] gradient = firstSpikeGradient(rates(example, 0), equal);
    for (double apart : new double[] {1e-6, 1e-9, 1e-12}) {
      SrmExamples near = rates(example, apart);
      SrmPass pass = near.run();
      assertArrayEquals(SrmExamples.counts(equal), SrmExamples.counts(pass));
      for (int i = 0; i < 3; i++) {
        double[] times = SrmExamples.times(pass.outputs(), i);
        assertArrayEquals(SrmExamples.times(equal.outputs(), i), times, 30 * apart + 1e-13);
      }
      double[] other = firstSpikeGradient(near, pass);
      assertArrayEquals(gradient, other, 1000 * apart + 1e-11);
    }
  }

  private static SrmExamples rates(SrmExamples example, double apart) {
    SrmNetwork shape = example.network();
    return example.with(
        new SrmNetwork(new SpikeResponse(1 + apart, 1, 1), shape.trial(), 0, shape.sizes()));
  }

  private static double[] firstSpikeGradient(SrmExamples example, SrmPass pass) {
    pass.outputs().addAdjoint(0, 1);
    return reverse(example, pass);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.5})
  void aFloorUnderTheSlopeBoundsTheDerivativeOfASpikeThatGrazes(double floor) {
    SpikeResponse neuron = new SpikeResponse(2, 1, 1);
    double[][] input = {{0.5}};
    double[] weight = {4.0000001};
    SrmNetwork free = new SrmNetwork(neuron, 3, 0, List.of(1, 1));
    SrmNetwork bounded = new SrmNetwork(neuron, 3, floor, List.of(1, 1));
    double[] exact = derivative(new SrmExamples(free, weight, input));
    double[] safe = derivative(new SrmExamples(bounded, weight, input));
    assertTrue(exact[0] < -500);
    assertEquals(-0.25 / floor, safe[0], 1e-3 / floor);
  }

  private static double[] derivative(SrmExamples example) {
    SrmPass pass = example.run();
    pass.outputs().addAdjoint(0, 1);
    return reverse(example, pass);
  }

  @Test
  void aPassRemembersNothingOfTheExampleBefore() {
    SrmPass reused = new SrmPass(SrmExamples.random(0).network());
    SrmExamples first = SrmExamples.random(0);
    for (int seed = 0; seed < 10; seed++) {
      SrmExamples example = SrmExamples.random(seed).with(first.network());
      example.into(reused);
      SrmPass fresh = example.run();
      assertArrayEquals(SrmExamples.counts(fresh), SrmExamples.counts(reused));
      fresh.outputs().addAdjoint(0, 1);
      reused.outputs().addAdjoint(0, 1);
      assertArrayEquals(reverse(example, fresh), reverse(example, reused));
    }
  }

  @Test
  void weightsOfAnySizeGiveFiniteTimesAndGradients() {
    FastRandom random = new FastRandom(9);
    SrmNetwork network = new SrmNetwork(new SpikeResponse(1, 0.9, 1), 2, 0, List.of(4, 5, 3));
    SrmPass pass = new SrmPass(network);
    double[] weights = new double[network.weights()];
    double[] gradient = new double[weights.length];
    for (int n = 0; n < 2000; n++) {
      double size = Math.exp(3 * random.nextGaussian());
      double[][] inputs = new double[4][];
      for (int j = 0; j < 4; j++) {
        inputs[j] = new double[] {random.nextInt(3), random.nextInt(3) + 1e-9};
      }
      Arrays.setAll(weights, i -> Math.min(60, size * random.nextGaussian()));
      new SrmExamples(network, weights, inputs).into(pass);
      for (int k = 0; k < pass.outputs().size(); k++) {
        pass.outputs().addAdjoint(k, 1);
      }
      pass.adjoint(weights, gradient);
      assertTrue(Arrays.stream(gradient).allMatch(Double::isFinite));
    }
  }

  @Test
  void aNeuronThatWouldNotStopFiringIsStopped() {
    SrmNetwork network = new SrmNetwork(new SpikeResponse(1, 1, 1), 2, 0, List.of(1, 1));
    SrmPass pass = new SrmExamples(network, new double[] {1e300}, new double[][] {{0, 1}}).run();
    assertEquals(SrmLayer.MOST_SPIKES, pass.outputs().count(0));
  }

  @Test
  void spikesAfterTheTrialHaveNoEffectAndShapesThatDoNotFitAreRefused() {
    SrmNetwork network = new SrmNetwork(new SpikeResponse(1, 1, 1), 2, 0, List.of(1, 1));
    double[] weight = {9};
    assertEquals(
        0, new SrmExamples(network, weight, new double[][] {{2, 3}}).run().outputs().size());
    assertFalse(new SrmExamples(network, weight, new double[][] {{1}}).run().outputs().size() == 0);
    SrmExamples tooMany = new SrmExamples(network, weight, new double[][] {{1}, {1}});
    assertThrows(IllegalArgumentException.class, tooMany::run);
    SpikeResponse neuron = network.neuron();
    assertThrows(IllegalArgumentException.class, () -> new SrmNetwork(neuron, 2, 0, List.of(1)));
    assertThrows(
        IllegalArgumentException.class, () -> new SrmNetwork(neuron, 2, -1, List.of(1, 1)));
  }
}
