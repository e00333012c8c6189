package spikeloom.encoder.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.neuron.GoldenVectors.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.neuron.GoldenVectors;
import spikeloom.neuron.SpikeResponse;
import spikeloom.neuron.TestVectors;

/** Networks held against vectors of an independent implementation. */
final class SrmVectorsTest {
  private static final double TIMES = 1e-11;
  private static final double GRADIENTS = 1e-9;

  static List<JsonNode> cases() throws IOException {
    return TestVectors.cases("fp_two_layer.json", 24);
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("cases")
  void spikeTimesAreThePublishedOnes(JsonNode node) {
    SrmPass pass = example(node).run();
    requireTimes(node.get("hidden_spikes"), pass.spikes(1));
    requireTimes(node.get("out_spikes"), pass.spikes(2));
  }

  private static void requireTimes(JsonNode expected, SpikeTimes actual) {
    for (int i = 0; i < expected.size(); i++) {
      GoldenVectors.requireNear(
          expected.get(i), SrmExamples.times(actual, i), TIMES, "neuron " + i);
    }
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("cases")
  void derivativesOfTheReverseSweepAreThePublishedOnes(JsonNode node) {
    SrmExamples example = example(node);
    SrmPass pass = example.run();
    for (JsonNode spike : gradients(node)) {
      example.into(pass);
      int layer = spike.get("layer").intValue() + 1;
      pass.spikes(layer).addAdjoint(place(pass, spike), 1);
      double[] gradient = new double[example.weights().length];
      pass.adjoint(example.weights(), gradient);
      double[] times = new double[pass.inputs().size()];
      for (int k = 0; k < times.length; k++) {
        times[k] = pass.inputs().adjoint(k);
      }
      requireDerivatives(spike, pass, gradient, times);
    }
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("cases")
  void derivativesOfForwardPropagationAreThePublishedOnes(JsonNode node) {
    SrmExamples example = example(node);
    SrmPass pass = example.run();
    SrmForwardPropagation forward = new SrmForwardPropagation(pass);
    forward.run(example.weights());
    int weights = example.weights().length;
    for (JsonNode spike : gradients(node)) {
      int layer = spike.get("layer").intValue() + 1;
      double[] row = forward.derivatives(layer, place(pass, spike));
      double[] gradient = Arrays.copyOf(row, weights);
      double[] times = Arrays.copyOfRange(row, weights, row.length);
      requireDerivatives(spike, pass, gradient, times);
    }
  }

  // Those of 24 spikes, where so many can be differentiated.
  private static JsonNode gradients(JsonNode node) {
    JsonNode spikes = node.get("grads");
    assertTrue(spikes.size() >= 18, spikes.size() + " spikes");
    return spikes;
  }

  private static int place(SrmPass pass, JsonNode spike) {
    int layer = spike.get("layer").intValue() + 1;
    return pass.spikes(layer).position(spike.get("neuron").intValue(), spike.get("index").asInt());
  }

  private static SrmExamples example(JsonNode node) {
    double[][] first = rows(node.get("W1"));
    double[][] second = rows(node.get("W2"));
    SrmNetwork network =
        new SrmNetwork(
            new SpikeResponse(
                node.get("alpha").doubleValue(),
                node.get("beta").doubleValue(),
                node.get("theta").doubleValue()),
            node.get("T").doubleValue(),
            0,
            List.of(first[0].length, first.length, second.length));
    double[] weights = new double[network.weights()];
    int at = 0;
    for (double[][] matrix : List.of(first, second)) {
      for (double[] row : matrix) {
        System.arraycopy(row, 0, weights, at, row.length);
        at += row.length;
      }
    }
    return new SrmExamples(network, weights, rows(node.get("spikes_in")));
  }

  private static void requireDerivatives(
      JsonNode spike, SrmPass pass, double[] gradient, double[] times) {
    int at = 0;
    for (String name : List.of("dW1", "dW2")) {
      for (JsonNode row : spike.get(name)) {
        for (JsonNode value : row) {
          requireNear(value.doubleValue(), gradient[at++], name);
        }
      }
    }
    JsonNode inputs = spike.get("dt_in");
    for (int j = 0; j < inputs.size(); j++) {
      for (int k = 0; k < inputs.get(j).size(); k++) {
        double expected = inputs.get(j).get(k).doubleValue();
        requireNear(expected, times[pass.inputs().position(j, k)], "dt_in");
      }
    }
  }

  private static void requireNear(double expected, double actual, String what) {
    assertEquals(expected, actual, GRADIENTS * (1 + Math.abs(expected)), what);
  }
}
