package spikeloom.encoder.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import spikeloom.neuron.TestVectors;
import spikeloom.neuron.ThetaNeuron;

/** Networks 3-4-4-2 against numbers of an independent program. */
class ThetaVectorsTest {
  private static final int[] SIZES = {3, 4, 4, 2};
  private static final double TIME = 1e-11;
  private static final double GRADIENT = 1e-9;

  private static ThetaNetwork network(JsonNode vector) {
    ThetaNetwork network =
        new ThetaNetwork(
            new ThetaNeuron(vector.get("tau").asDouble(), vector.get("I0").asDouble()),
            vector.get("T").asDouble(),
            SIZES);
    double[] phases = TestVectors.row(vector.get("phi0"));
    int first = 0;
    for (int l = 0; l < 3; l++) {
      double[][] weights = TestVectors.matrix(vector.get("W" + (l + 1)));
      for (int n = 0; n < network.neurons(l); n++) {
        for (int j = 0; j < network.inputs(l); j++) {
          network.parameters()[network.weightsAt(l) + j * network.neurons(l) + n] = weights[n][j];
        }
        network.parameters()[network.phasesAt(l) + n] = phases[first + n];
      }
      first += network.neurons(l);
    }
    network.changed();
    return network;
  }

  private static SpikeTimes input(JsonNode vector) {
    double[] times = TestVectors.row(vector.get("t_in"));
    SpikeTimes input = new SpikeTimes();
    input.clear(3);
    for (int i = 0; i < times.length; i++) {
      input.add(times[i], vector.get("idx_in").get(i).asInt());
    }
    input.merge();
    return input;
  }

  private static double phase(TimePass pass, int layer, int neuron) {
    return ((ThetaLayerPass) pass.layer(layer)).phaseAtEnd(neuron);
  }

  @Test
  void spikesPhasesAndPseudospikesAgree() throws IOException {
    for (JsonNode vector : TestVectors.cases("theta_layered.json", 22)) {
      ThetaNetwork network = network(vector);
      TimePass pass = network.pass();
      pass.forward(input(vector));
      SpikeTimes all = new SpikeTimes();
      all.clear(10);
      int first = 0;
      for (int l = 0; l < 3; l++) {
        SpikeTimes spikes = pass.layer(l).spikes();
        for (int i = 0; i < spikes.size(); i++) {
          all.add(spikes.time(i), first + spikes.source(i));
        }
        for (int n = 0; n < network.neurons(l); n++) {
          int at = first + n;
          assertEquals(vector.get("phi_T").get(at).asDouble(), phase(pass, l, n), TIME);
          assertEquals(vector.get("pseudo_input").get(at).asDouble(), pass.pseudoInput(l, n), TIME);
          assertEquals(
              vector.get("pseudo_rate").get(at).asDouble(), pass.layer(l).pseudoRate(n), TIME);
          assertEquals(
              vector.get("pseudo_first").get(at).asDouble(), pass.layer(l).pseudospike(n, 1), TIME);
        }
        first += network.neurons(l);
      }
      all.merge();
      assertEquals(vector.get("spikes").size(), all.size());
      for (int i = 0; i < all.size(); i++) {
        assertEquals(vector.get("spikes").get(i).asDouble(), all.time(i), TIME);
        assertEquals(vector.get("spike_idx").get(i).asInt(), all.source(i));
      }
      for (int n = 0; n < 2; n++) {
        assertEquals(vector.get("t_out").get(n).asDouble(), pass.output().time(n, 0), TIME);
      }
    }
  }

  @Test
  void gradientsOfTheFirstOutputTimesAgree() throws IOException {
    for (JsonNode vector : TestVectors.cases("theta_layered.json", 22)) {
      ThetaNetwork network = network(vector);
      TimePass pass = network.pass();
      for (int n = 0; n < 2; n++) {
        SpikeTimes input = input(vector);
        double[] gradient = new double[network.parameters().length];
        pass.forward(input);
        pass.output().addTimeAdjoint(n, 0, 1);
        pass.backward(InputAdjoint.TIMES, gradient);
        requireGradient(vector.get("dt_out").get(n), network, gradient, input);
      }
    }
  }

  private static void requireGradient(
      JsonNode expected, ThetaNetwork network, double[] gradient, SpikeTimes input) {
    int first = 0;
    for (int l = 0; l < 3; l++) {
      double[][] weights = TestVectors.matrix(expected.get("dW" + (l + 1)));
      for (int n = 0; n < network.neurons(l); n++) {
        for (int j = 0; j < network.inputs(l); j++) {
          requireNear(weights[n][j], gradient[network.weightsAt(l) + j * network.neurons(l) + n]);
        }
        double phase = expected.get("dphi0").get(first + n).asDouble();
        requireNear(phase, gradient[network.phasesAt(l) + n]);
      }
      first += network.neurons(l);
    }
    for (int i = 0; i < input.size(); i++) {
      requireNear(expected.get("dt_in").get(i).asDouble(), input.adjoint(i));
    }
  }

  private static void requireNear(double expected, double actual) {
    assertEquals(expected, actual, GRADIENT * (1 + Math.abs(expected)));
  }
}
