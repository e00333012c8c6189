package spikeloom.encoder.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import spikeloom.neuron.Qif;
import spikeloom.neuron.TestVectors;

/** One neuron and recurrent networks of three against numbers of an independent program. */
class QifVectorsTest {
  private static final double TIME = 1e-10;
  private static final double GRADIENT = 1e-8;

  private static Qif neuron(JsonNode vector) {
    return new Qif(vector.path("tau").asDouble(1), vector.path("alpha").asDouble(10));
  }

  private static QifNetwork single(JsonNode vector) {
    double[] weights = TestVectors.row(vector.get("w"));
    QifNetwork network =
        new QifNetwork(neuron(vector), vector.get("T").asDouble(), weights.length, 1);
    System.arraycopy(weights, 0, network.parameters(), 0, weights.length);
    network.parameters()[network.potentialsAt(0)] = vector.get("V0").asDouble();
    network.parameters()[network.currentsAt(0)] = vector.get("I0").asDouble();
    return network;
  }

  private static SpikeTimes oneSpikeEach(double[] times) {
    SpikeTimes input = new SpikeTimes();
    input.clear(times.length);
    for (int i = 0; i < times.length; i++) {
      input.add(times[i], i);
    }
    input.merge();
    return input;
  }

  @Test
  void timesOfASingleNeuronAgree() throws IOException {
    for (JsonNode vector : TestVectors.cases("qif_single.json", 30)) {
      TimePass pass = single(vector).pass();
      pass.forward(oneSpikeEach(TestVectors.row(vector.get("t_in"))));
      ContinuedSpikes output = pass.output();
      double[] spikes = TestVectors.row(vector.get("spikes"));
      assertEquals(spikes.length, output.spikes().size());
      for (int k = 0; k < spikes.length; k++) {
        assertEquals(spikes[k], output.time(0, k), TIME);
      }
      for (int m = 1; m <= 3; m++) {
        assertEquals(vector.get("pseudo").get(m - 1).asDouble(), output.pseudospike(0, m), TIME);
      }
      assertEquals(vector.get("rate_T").asDouble(), output.pseudoRate(0), TIME);
      double potential = vector.get("V_T").asDouble();
      assertEquals(
          potential, ((QifLayerPass) output).potentialAtEnd(0), TIME * (1 + potential * potential));
      assertEquals(
          vector.get("I_T").asDouble(), ((QifLayerPass) output).currentAtEnd(0), 10 * TIME);
    }
  }

  @Test
  void gradientsOfASingleNeuronAgree() throws IOException {
    for (JsonNode vector : TestVectors.cases("qif_single.json", 30)) {
      int ordinary = vector.get("spikes").size();
      for (int k = 0; k < ordinary + 3; k++) {
        QifNetwork network = single(vector);
        SpikeTimes input = oneSpikeEach(TestVectors.row(vector.get("t_in")));
        double[] gradient = new double[network.parameters().length];
        TimePass pass = network.pass();
        pass.forward(input);
        pass.output().addTimeAdjoint(0, k, 1);
        pass.backward(InputAdjoint.TIMES, gradient);
        JsonNode expected = vector.get(k < ordinary ? "dspikes" : "dpseudo");
        int row = k < ordinary ? k : k - ordinary;
        for (int i = 0; i < input.size(); i++) {
          requireNear(expected.get("dw").get(row).get(i), gradient[i]);
          requireNear(expected.get("dt_in").get(row).get(i), input.adjoint(i));
        }
        requireNear(expected.get("dV0").get(row), gradient[network.potentialsAt(0)]);
        requireNear(expected.get("dI0").get(row), gradient[network.currentsAt(0)]);
      }
    }
  }

  private static void requireNear(JsonNode expected, double actual) {
    double value = expected.asDouble();
    assertEquals(value, actual, GRADIENT * (1 + Math.abs(value)));
  }

  private static QifRecurrentNetwork recurrent(JsonNode vector) {
    QifRecurrentNetwork network =
        QifRecurrentNetwork.of(neuron(vector), vector.get("T").asDouble(), 3, 2);
    double[][] between = TestVectors.matrix(vector.get("W_net"));
    double[][] inputs = TestVectors.matrix(vector.get("W_in"));
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        network.parameters()[network.weightsOf(j) + i] = between[i][j];
      }
      for (int j = 0; j < 2; j++) {
        network.parameters()[network.weightsOfInput(j) + i] = inputs[i][j];
      }
      network.parameters()[network.potentialsAt() + i] = vector.get("V0").get(i).asDouble();
      network.parameters()[network.currentsAt() + i] = vector.get("I0").get(i).asDouble();
    }
    return network;
  }

  private static SpikeTimes input(JsonNode vector) {
    SpikeTimes input = new SpikeTimes();
    input.clear(2);
    for (int i = 0; i < vector.get("t_in").size(); i++) {
      input.add(vector.get("t_in").get(i).asDouble(), vector.get("idx_in").get(i).asInt());
    }
    input.merge();
    return input;
  }

  @Test
  void timesOfRecurrentNetworksAgree() throws IOException {
    for (JsonNode vector : TestVectors.cases("qif_recurrent.json", 18)) {
      QifRecurrentPass pass = new QifRecurrentPass(recurrent(vector));
      pass.forward(input(vector));
      assertEquals(vector.get("spikes").size(), pass.spikes().size());
      for (int k = 0; k < pass.spikes().size(); k++) {
        assertEquals(vector.get("spikes").get(k).asDouble(), pass.spikes().time(k), TIME);
        assertEquals(vector.get("spike_idx").get(k).asInt(), pass.spikes().source(k));
      }
      for (int i = 0; i < 3; i++) {
        assertEquals(vector.get("I_T").get(i).asDouble(), pass.currentAtEnd(i), TIME);
        assertEquals(vector.get("pseudo_rates").get(i).asDouble(), pass.pseudoRate(i), TIME);
        assertEquals(vector.get("pseudo").get(i).asDouble(), pass.pseudospike(i, 1), TIME);
      }
    }
  }

  @Test
  void gradientsOfRecurrentNetworksAgree() throws IOException {
    for (JsonNode vector : TestVectors.cases("qif_recurrent.json", 18)) {
      int ordinary = vector.get("spikes").size();
      for (int k = 0; k < ordinary + 3; k++) {
        QifRecurrentNetwork network = recurrent(vector);
        QifRecurrentPass pass = new QifRecurrentPass(network);
        SpikeTimes input = input(vector);
        pass.forward(input);
        if (k < ordinary) {
          pass.spikes().addAdjoint(k, 1);
        } else {
          pass.addPseudospikeAdjoint(k - ordinary, 1, 1);
        }
        double[] gradient = new double[network.parameters().length];
        pass.backward(InputAdjoint.TIMES, gradient);
        requireGradient(
            vector.get(k < ordinary ? "dspikes" : "dpseudo"),
            k < ordinary ? k : k - ordinary,
            network,
            gradient,
            input);
      }
    }
  }

  private static void requireGradient(
      JsonNode expected,
      int row,
      QifRecurrentNetwork network,
      double[] gradient,
      SpikeTimes input) {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        requireNear(
            expected.get("dW_net").get(row).get(i).get(j), gradient[network.weightsOf(j) + i]);
      }
      for (int j = 0; j < 2; j++) {
        requireNear(
            expected.get("dW_in").get(row).get(i).get(j), gradient[network.weightsOfInput(j) + i]);
      }
      requireNear(expected.get("dV0").get(row).get(i), gradient[network.potentialsAt() + i]);
      requireNear(expected.get("dI0").get(row).get(i), gradient[network.currentsAt() + i]);
    }
    for (int i = 0; i < input.size(); i++) {
      requireNear(expected.get("dt_in").get(row).get(i), input.adjoint(i));
    }
  }

  @Test
  void theFirstOutputTimeGoesSmoothlyThroughTheEndOfTheTrial() throws IOException {
    for (JsonNode row : TestVectors.list(TestVectors.read("qif_sweep.json").get("rows"), 57)) {
      Sweep sweep = new Sweep(row.get("w").asDouble());
      assertEquals(row.get("t_out").asDouble(), sweep.time, TIME);
      assertEquals(row.get("n_spikes").asInt(), sweep.spikes);
      assertEquals(row.get("count_plus_phase").asDouble(), sweep.countAndRate, TIME);
      requireNear(row.get("dt_dw"), sweep.slope);
    }
  }

  @Test
  void timeAndSlopeAreTheSameOnBothSidesOfTheEndOfTheTrial() throws IOException {
    double critical = TestVectors.read("qif_sweep.json").get("w_critical").asDouble();
    double width = 1e-7;
    Sweep below = new Sweep(critical * (1 - width));
    Sweep above = new Sweep(critical * (1 + width));
    assertEquals(0, below.spikes);
    assertEquals(1, above.spikes);
    assertEquals(below.time, above.time, 20 * width * critical);
    assertEquals(below.slope, above.slope, 1e3 * width);
    assertEquals(below.countAndRate, above.countAndRate, 20 * width * critical);
  }

  /** A neuron with one input at 0.5. */
  private static final class Sweep {
    final double time;
    final double slope;
    final double countAndRate;
    final int spikes;

    Sweep(double weight) {
      QifNetwork network = new QifNetwork(Qif.ofPaper(), 4, 1, 1);
      network.parameters()[0] = weight;
      TimePass pass = network.pass();
      pass.forward(oneSpikeEach(new double[] {0.5}));
      pass.output().addTimeAdjoint(0, 0, 1);
      double[] gradient = new double[network.parameters().length];
      pass.backward(InputAdjoint.NONE, gradient);
      time = pass.output().time(0, 0);
      spikes = pass.output().spikes().size();
      countAndRate = spikes + pass.output().pseudoRate(0);
      slope = gradient[0];
    }
  }
}
