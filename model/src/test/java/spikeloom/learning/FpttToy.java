package spikeloom.learning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import spikeloom.array.Range;
import spikeloom.neuron.GoldenVectors;
import spikeloom.neuron.LiquidLayer;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.neuron.LiquidTimeConstant.Outside;
import spikeloom.neuron.LiquidTimeConstant.Response;
import spikeloom.neuron.LiquidTimeConstant.State;
import spikeloom.neuron.LiquidWeights;

/**
 * The network of the vector file: recurrent adaptive neurons, of whose potential after the window's
 * last step a line is read; squared error, mean over the samples. All parameters in one vector.
 */
final class FpttToy {
  static final List<String> NAMES =
      List.of("Wx", "Wr", "c", "Am", "Bm", "em", "Aa", "Ba", "ea", "wo", "bo");

  private final int inputs;
  private final int neurons;
  private final double[][][] x; // [step][sample][input]
  private final double[][] y;
  private State[] states;
  private State[] ends = {};
  private double loss;

  FpttToy(JsonNode run) {
    neurons = run.get("init").get("c").size();
    inputs = run.get("init").get("Wx").get(0).size();
    x = new double[run.get("x").size()][][];
    Arrays.setAll(x, t -> GoldenVectors.rows(run.get("x").get(t)));
    y = GoldenVectors.rows(run.get("y"));
    states = new State[y.length];
    Arrays.setAll(states, b -> State.zero(neurons));
  }

  /** The numbers of a set of parameters in the order of {@link #NAMES}. */
  static double[] flat(JsonNode named) {
    return NAMES.stream().flatMapToDouble(name -> leaves(named.get(name))).toArray();
  }

  private static DoubleStream leaves(JsonNode node) {
    double[][] rows =
        node.get(0).isArray() ? GoldenVectors.rows(node) : new double[][] {GoldenVectors.row(node)};
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream);
  }

  /** Loss of the last {@link #gradient}, without its weight. */
  double loss() {
    return loss;
  }

  /** States of the samples after the window of the last {@link #gradient}. */
  State[] ends() {
    return ends;
  }

  /** Lets the next window begin there. */
  void continueFrom(State[] states) {
    this.states = states;
  }

  /** The gradient of the weighted loss of a window. */
  double[] gradient(double[] parameters, Range steps, double weight) {
    Cursor cursor = new Cursor(parameters);
    LiquidLayer layer = cursor.layer();
    double[] wo = cursor.row();
    double bo = parameters[parameters.length - 1];
    double[] sum = new double[parameters.length];
    ends = new State[y.length];
    loss = 0;
    for (int b = 0; b < y.length; b++) {
      double[][] window = new double[steps.size()][];
      int sample = b;
      Arrays.setAll(window, t -> x[steps.from() + t][sample]);
      Response response = layer.respond(window, states[b]);
      ends[b] = response.after(window.length);
      double[] u = ends[b].potential();
      double error = bo - y[b][0];
      for (int n = 0; n < neurons; n++) {
        error += wo[n] * u[n];
      }
      loss += error * error / y.length;
      double slope = 2 * weight * error / y.length;
      double[][] potential = new double[window.length][neurons];
      Arrays.setAll(potential[window.length - 1], n -> slope * wo[n]);
      Outside outside = new Outside(new double[window.length][neurons], potential);
      add(sum, layer.adjoint(window, response, outside), u, slope);
    }
    return sum;
  }

  private static void add(double[] sum, LiquidLayer.Gradient gradient, double[] u, double slope) {
    int at = 0;
    for (String name : NAMES.subList(0, 9)) {
      for (double[] row : gradient.named(name)) {
        for (double value : row) {
          sum[at++] += value;
        }
      }
    }
    for (double value : u) {
      sum[at++] += slope * value;
    }
    sum[at] += slope;
  }

  private final class Cursor {
    private final double[] values;
    private int at;

    Cursor(double[] values) {
      this.values = values;
    }

    LiquidLayer layer() {
      double[][] wx = rows(inputs);
      double[][] wr = rows(neurons);
      double[] c = row();
      LiquidWeights weights = new LiquidWeights(wr, c, gate(), gate());
      return new LiquidLayer(LiquidTimeConstant.ADAPTIVE, wx, weights, LiquidTimeConstant.STEP);
    }

    private LiquidWeights.Gate gate() {
      return new LiquidWeights.Gate(rows(neurons), rows(neurons), row());
    }

    double[] row() {
      at += neurons;
      return Arrays.copyOfRange(values, at - neurons, at);
    }

    private double[][] rows(int columns) {
      double[][] rows = new double[neurons][];
      for (int r = 0; r < neurons; r++) {
        rows[r] = Arrays.copyOfRange(values, at, at + columns);
        at += columns;
      }
      return rows;
    }
  }
}
