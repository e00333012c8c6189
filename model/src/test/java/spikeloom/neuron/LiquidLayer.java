package spikeloom.neuron;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import spikeloom.neuron.LiquidTimeConstant.Adjoint;
import spikeloom.neuron.LiquidTimeConstant.Outside;
import spikeloom.neuron.LiquidTimeConstant.Response;
import spikeloom.neuron.LiquidTimeConstant.State;

/** Liquid time-constant neurons behind dense input weights, for tests. */
public record LiquidLayer(
    LiquidTimeConstant neuron, double[][] input, LiquidWeights weights, DoubleUnaryOperator spike) {

  /** The layer of the parameters of a vector file. */
  public static LiquidLayer read(
      LiquidTimeConstant neuron, JsonNode parameters, DoubleUnaryOperator spike) {
    LiquidWeights weights =
        new LiquidWeights(
            GoldenVectors.rows(parameters.get("Wr")),
            GoldenVectors.row(parameters.get("c")),
            gate(parameters, "Am", "Bm", "em"),
            gate(parameters, "Aa", "Ba", "ea"));
    return new LiquidLayer(neuron, GoldenVectors.rows(parameters.get("Wx")), weights, spike);
  }

  private static LiquidWeights.Gate gate(
      JsonNode parameters, String drive, String state, String bias) {
    return new LiquidWeights.Gate(
        GoldenVectors.rows(parameters.get(drive)),
        GoldenVectors.rows(parameters.get(state)),
        GoldenVectors.row(parameters.get(bias)));
  }

  /** Runs over the rows of x. */
  public Response respond(double[][] x, State start) {
    double[][] current = new double[x.length][weights.neurons()];
    for (int t = 0; t < x.length; t++) {
      LiquidWeights.addProduct(input, x[t], current[t]);
    }
    return neuron.respond(current, weights, start, spike);
  }

  /** What reached the parameters and the start of a run with the multi-Gaussian surrogate. */
  public Gradient adjoint(double[][] x, Response response, Outside outside) {
    double[][] slope = new double[x.length][weights.neurons()];
    for (int t = 0; t < x.length; t++) {
      double[] margin = response.margin()[t];
      Arrays.setAll(slope[t], n -> Surrogate.MULTI_GAUSSIAN.at(margin[n]));
    }
    Adjoint adjoint = neuron.adjoint(response, weights, slope, outside);
    double[][] gradient = new double[input.length][input[0].length];
    for (int t = 0; t < x.length; t++) {
      LiquidWeights.addOuter(gradient, adjoint.current()[t], x[t]);
    }
    return new Gradient(gradient, adjoint);
  }

  /** Gradient of the input weights, and the layer's own. */
  public record Gradient(double[][] input, Adjoint layer) {
    /** All matrices in the order and under the names of the vector files. */
    public double[][] named(String name) {
      LiquidWeights w = layer.weights();
      return switch (name) {
        case "Wx" -> input;
        case "Wr" -> w.recurrent();
        case "c" -> new double[][] {w.bias()};
        case "Am" -> w.membrane().drive();
        case "Bm" -> w.membrane().state();
        case "em" -> new double[][] {w.membrane().bias()};
        case "Aa" -> w.adaptation().drive();
        case "Ba" -> w.adaptation().state();
        case "ea" -> new double[][] {w.adaptation().bias()};
        default -> throw new IllegalArgumentException(name);
      };
    }
  }
}
