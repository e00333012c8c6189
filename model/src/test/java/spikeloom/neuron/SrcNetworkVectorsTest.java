package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.neuron.SpikingRecurrentCell.Adjoint;
import spikeloom.neuron.SpikingRecurrentCell.Response;
import spikeloom.neuron.SpikingRecurrentCell.State;

/** Two layers of cells under a fixed leaky readout, in double precision. */
final class SrcNetworkVectorsTest {
  private static final SpikingRecurrentCell CELL = SpikingRecurrentCell.PAPER;

  static List<JsonNode> networks() throws IOException {
    return TestVectors.cases("src_two_layer.json", 3);
  }

  /** A layer, what it did to one sample, and its gradient over all samples. */
  private static final class Layer {
    final double[][] weights; // [neuron][input]
    final double[] bias;
    final double[] start;
    final double[][] weightGradient;
    final double[] biasGradient;
    final Response[] responses; // [neuron]
    double[][] input = new double[0][0]; // [step][input]

    Layer(JsonNode network, String number) {
      weights = TestVectors.matrix(network.get("W" + number));
      bias = TestVectors.row(network.get("b" + number));
      start = TestVectors.row(network.get("h0_" + number));
      weightGradient = new double[weights.length][weights[0].length];
      biasGradient = new double[bias.length];
      responses = new Response[bias.length];
    }

    double[][] forward(double[][] in) {
      input = in;
      double[][] pulses = new double[in.length][bias.length];
      for (int n = 0; n < bias.length; n++) {
        double[] current = new double[in.length];
        for (int t = 0; t < in.length; t++) {
          for (int j = 0; j < in[t].length; j++) {
            current[t] += weights[n][j] * in[t][j];
          }
        }
        State state = new State(0, start[n], start[n]);
        responses[n] = CELL.respond(current, new double[in.length], bias[n], state);
        for (int t = 0; t < in.length; t++) {
          pulses[t][n] = responses[n].pulses()[t];
        }
      }
      return pulses;
    }

    double[][] backward(double[][] outside) {
      double[][] below = new double[input.length][input[0].length];
      for (int n = 0; n < bias.length; n++) {
        double[] own = new double[input.length];
        for (int t = 0; t < own.length; t++) {
          own[t] = outside[t][n];
        }
        Adjoint adjoint = CELL.adjoint(responses[n], own, PulseNoise.NONE, 0);
        biasGradient[n] += adjoint.bias();
        for (int t = 0; t < own.length; t++) {
          for (int j = 0; j < below[t].length; j++) {
            weightGradient[n][j] += adjoint.current()[t] * input[t][j];
            below[t][j] += adjoint.current()[t] * weights[n][j];
          }
        }
      }
      return below;
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void pulsesLossAndGradientsOfTwoLayersAreThoseOfTheTestVectors(JsonNode network) {
    Layer first = new Layer(network, "1");
    Layer second = new Layer(network, "2");
    double[][] readout = TestVectors.matrix(network.get("readout"));
    double decay = network.get("alpha_readout").asDouble();
    int samples = network.get("y").size();
    double loss = 0;
    for (int b = 0; b < samples; b++) {
      double[][] x = sample(network.get("x"), b);
      double[][] lower = first.forward(x);
      double[][] upper = second.forward(lower);
      requireNear(sample(network.get("s1"), b), lower, 1e-10, "first pulses");
      requireNear(sample(network.get("s2"), b), upper, 1e-10, "second pulses");

      double[] logits = new double[readout.length];
      for (double[] pulses : upper) {
        for (int c = 0; c < logits.length; c++) {
          logits[c] *= decay;
          for (int n = 0; n < pulses.length; n++) {
            logits[c] += readout[c][n] * pulses[n];
          }
        }
      }
      double partition = 0;
      for (int c = 0; c < logits.length; c++) {
        assertEquals(network.get("logits").get(b).get(c).asDouble(), logits[c], 1e-10, "logit");
        partition += Math.exp(logits[c]);
      }
      int label = network.get("y").get(b).asInt();
      loss += (Math.log(partition) - logits[label]) / samples;

      double[][] outside = new double[upper.length][upper[0].length];
      for (int c = 0; c < logits.length; c++) {
        double error = (Math.exp(logits[c]) / partition - (c == label ? 1 : 0)) / samples;
        for (int t = 0; t < outside.length; t++) {
          double weight = error * Math.pow(decay, outside.length - 1 - t);
          for (int n = 0; n < outside[t].length; n++) {
            outside[t][n] += weight * readout[c][n];
          }
        }
      }
      first.backward(second.backward(outside));
    }
    assertEquals(network.get("loss").asDouble(), loss, 1e-10);
    requireGradient(network, "1", first);
    requireGradient(network, "2", second);
  }

  private static void requireGradient(JsonNode network, String number, Layer layer) {
    requireNear(
        TestVectors.matrix(network.get("dW" + number)), layer.weightGradient, 1e-9, "weights");
    double[] bias = TestVectors.row(network.get("db" + number));
    for (int n = 0; n < bias.length; n++) {
      assertEquals(bias[n], layer.biasGradient[n], 1e-9, "bias");
    }
  }

  // [step][sample][channel] to one sample.
  private static double[][] sample(JsonNode node, int b) {
    double[][] rows = new double[node.size()][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = TestVectors.row(node.get(t).get(b));
    }
    return rows;
  }

  private static void requireNear(double[][] expected, double[][] actual, double near, String of) {
    for (int t = 0; t < expected.length; t++) {
      for (int n = 0; n < expected[t].length; n++) {
        assertEquals(expected[t][n], actual[t][n], near, of + " " + t + ", " + n);
      }
    }
  }
}
