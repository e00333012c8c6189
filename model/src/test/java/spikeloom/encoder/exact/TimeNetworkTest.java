package spikeloom.encoder.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.random.RandomKey;

/** What holds for every feed-forward network with pseudospikes. */
class TimeNetworkTest {
  private static final int[] SIZES = {5, 6, 6, 3};

  private static double[] outputs(TimeNetwork network, SpikeTimes input) {
    TimePass pass = network.pass();
    pass.forward(input);
    return IntStream.range(0, network.neurons(network.layers() - 1) * 2)
        .mapToDouble(i -> pass.output().time(i / 2, i % 2))
        .toArray();
  }

  private static void requireSame(double[] expected, double[] actual, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], tolerance * (1 + Math.abs(expected[i])));
    }
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }

  @ParameterizedTest
  @EnumSource
  void everyFeatureHasTheGradientOfFiniteDifferences(RandomNetworks kind) {
    List<TimeFeature> features =
        List.of(
            new TimeFeature.FirstSpike(),
            new TimeFeature.SpikeCount(),
            new TimeFeature.FilteredTrace(0.7));
    RandomGenerator random = RandomKey.ofSeed(3).random();
    for (int trial = 0; trial < 6; trial++) {
      TimeNetwork network = kind.draw(random, 0.5, SIZES);
      SpikeTimes input = RandomNetworks.input(random, 5, 8, network.trial());
      for (TimeFeature feature : features) {
        TimePass pass = network.pass();
        pass.forward(input);
        feature.addAdjoint(pass.output(), 1, 1);
        double[] gradient = new double[network.parameters().length];
        pass.backward(InputAdjoint.TIMES, gradient);
        for (int k = 0; k < 25; k++) {
          int at = random.nextInt(gradient.length);
          double kept = network.parameters()[at];
          double slope = 0;
          for (int sign = -1; sign <= 1; sign += 2) {
            network.parameters()[at] = kept + sign * 1e-6;
            network.changed();
            pass.forward(RandomNetworks.copy(input));
            slope += sign * feature.of(pass.output(), 1) / 2e-6;
          }
          network.parameters()[at] = kept;
          network.changed();
          assertEquals(slope, gradient[at], 1e-6 * (1 + Math.abs(slope)));
        }
        requireTimes(network, input, feature);
      }
    }
  }

  private static void requireTimes(TimeNetwork network, SpikeTimes input, TimeFeature feature) {
    double[] gradient = new double[network.parameters().length];
    TimePass pass = network.pass();
    SpikeTimes run = RandomNetworks.copy(input);
    pass.forward(run);
    feature.addAdjoint(pass.output(), 1, 1);
    pass.backward(InputAdjoint.TIMES, gradient);
    TimePass moved = network.pass();
    for (int i = 0; i < input.size(); i++) {
      double slope = 0;
      for (int sign = -1; sign <= 1; sign += 2) {
        SpikeTimes other = new SpikeTimes();
        other.clear(input.neurons());
        for (int s = 0; s < input.size(); s++) {
          other.add(input.time(s) + (s == i ? sign * 1e-6 : 0), input.source(s));
        }
        other.merge();
        moved.forward(other);
        slope += sign * feature.of(moved.output(), 1) / 2e-6;
      }
      assertEquals(slope, run.adjoint(i), 1e-6 * (1 + Math.abs(slope)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void inputsOfWeightZeroChangeNothing(RandomNetworks kind) {
    RandomGenerator random = RandomKey.ofSeed(4).random();
    for (int trial = 0; trial < 50; trial++) {
      TimeNetwork network = kind.draw(random, 0.6, SIZES);
      for (int n = 0; n < 6; n++) {
        network.parameters()[network.weightsAt(0) + n] = 0; // of input 0
      }
      SpikeTimes input = RandomNetworks.input(random, 5, 12, network.trial());
      SpikeTimes without = new SpikeTimes();
      without.clear(5);
      for (int i = 0; i < input.size(); i++) {
        if (input.source(i) != 0) {
          without.add(input.time(i), input.source(i));
        }
      }
      without.merge();
      requireSame(outputs(network, without), outputs(network, input), 1e-11);
    }
  }

  @ParameterizedTest
  @EnumSource
  void inputsOfOneTimeActTogetherInAnyOrder(RandomNetworks kind) {
    RandomGenerator random = RandomKey.ofSeed(5).random();
    for (int trial = 0; trial < 50; trial++) {
      TimeNetwork network = kind.draw(random, 0.6, SIZES);
      SpikeTimes input = new SpikeTimes();
      input.clear(5);
      for (int i = 0; i < 5; i++) {
        input.add(0.3, i);
      }
      input.merge();
      double[] expected = outputs(network, input);
      for (int n = 0; n < 6; n++) {
        swap(network.parameters(), network.weightsAt(0) + n, network.weightsAt(0) + 18 + n);
      }
      requireSame(expected, outputs(network, input), 1e-11);
    }
  }

  @ParameterizedTest
  @EnumSource
  void numberingOfHiddenNeuronsDoesNotMatter(RandomNetworks kind) {
    RandomGenerator random = RandomKey.ofSeed(6).random();
    for (int trial = 0; trial < 50; trial++) {
      TimeNetwork network = kind.draw(random, 0.6, SIZES);
      SpikeTimes input = RandomNetworks.input(random, 5, 10, network.trial());
      double[] expected = outputs(network, input);
      double[] parameters = network.parameters();
      int numbers = (network.weightsAt(1) - network.weightsAt(0)) / 6; // of a neuron
      for (int j = 0; j < numbers; j++) {
        swap(parameters, network.weightsAt(0) + 6 * j + 1, network.weightsAt(0) + 6 * j + 4);
      }
      for (int n = 0; n < 6; n++) {
        swap(parameters, network.weightsAt(1) + 6 + n, network.weightsAt(1) + 24 + n);
      }
      network.changed();
      requireSame(expected, outputs(network, input), 1e-11);
    }
  }

  @ParameterizedTest
  @EnumSource
  void spikesOfHiddenNeuronsLeaveThroughTheEndOfTheTrialWithoutAJump(RandomNetworks kind) {
    TimeNetwork network = kind.zero(1, 1, 1);
    SpikeTimes input = new SpikeTimes();
    input.clear(1);
    input.add(0.5, 0);
    input.merge();
    network.parameters()[network.weightsAt(1)] = 1.5;
    TimePass pass = network.pass();
    double low = 0;
    double high = 20;
    while (high - low > 1e-9) {
      network.parameters()[0] = (low + high) / 2;
      pass.forward(input);
      if (pass.layer(0).spikes().size() == 0) {
        low = (low + high) / 2;
      } else {
        high = (low + high) / 2;
      }
    }
    double[] times = new double[2];
    double[] slopes = new double[2];
    for (int side = 0; side < 2; side++) {
      network.parameters()[0] = side == 0 ? low : high;
      pass.forward(input);
      assertEquals(side, pass.layer(0).spikes().size());
      pass.output().addTimeAdjoint(0, 0, 1);
      double[] gradient = new double[network.parameters().length];
      pass.backward(InputAdjoint.NONE, gradient);
      times[side] = pass.output().time(0, 0);
      slopes[side] = gradient[network.weightsAt(1)];
    }
    assertEquals(times[0], times[1], 1e-7);
    assertEquals(slopes[0], slopes[1], 1e-5);
  }

  @ParameterizedTest
  @EnumSource
  void aSilentNetworkHasGradientsInEveryLayer(RandomNetworks kind) {
    TimeNetwork network = kind.zero(SIZES);
    network.drawWeights(0.01, RandomKey.ofSeed(7).random());
    SpikeTimes input = RandomNetworks.input(RandomKey.ofSeed(8).random(), 5, 6, network.trial());
    TimePass pass = network.pass();
    pass.forward(input);
    for (int l = 0; l < 3; l++) {
      assertEquals(0, pass.layer(l).spikes().size());
    }
    pass.output().addTimeAdjoint(0, 0, 1);
    double[] gradient = new double[network.parameters().length];
    pass.backward(InputAdjoint.NONE, gradient);
    for (int l = 0; l < 3; l++) {
      int end = l == 2 ? gradient.length : network.weightsAt(l + 1);
      double sum = 0;
      for (int i = network.weightsAt(l); i < end; i++) {
        sum += Math.abs(gradient[i]);
      }
      assertNotEquals(0.0, sum);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noNumberBecomesNotANumber(RandomNetworks kind) {
    RandomGenerator random = RandomKey.ofSeed(9).random();
    for (int trial = 0; trial < 3000; trial++) {
      double scale = Math.pow(10, 7 * random.nextDouble() - 4);
      TimeNetwork network = kind.draw(random, scale, 4, 16, 16);
      SpikeTimes input = RandomNetworks.input(random, 4, 6, network.trial());
      TimePass pass = network.pass();
      pass.forward(input);
      for (int n = 0; n < 16; n++) {
        assertTrue(Double.isFinite(pass.output().time(n, 0)));
        pass.output().addTimeAdjoint(n, 0, random.nextGaussian());
        pass.output().addPseudoRateAdjoint(n, random.nextGaussian());
      }
      double[] gradient = new double[network.parameters().length];
      pass.backward(InputAdjoint.TIMES, gradient);
      for (double g : gradient) {
        assertTrue(Double.isFinite(g), () -> "scale " + scale);
      }
    }
  }
}
