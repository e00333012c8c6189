package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spikeloom.neuron.GoldenVectors.requireNear;
import static spikeloom.neuron.GoldenVectors.row;
import static spikeloom.neuron.GoldenVectors.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.neuron.LiquidTimeConstant.Outside;
import spikeloom.neuron.LiquidTimeConstant.Response;
import spikeloom.neuron.LiquidTimeConstant.State;

/** The layer held against vectors made with automatic differentiation in double precision. */
final class LiquidTimeConstantVectorsTest {
  private static final double STATES = 1e-10;
  private static final double GRADIENTS = 1e-9;

  static List<JsonNode> cells() throws IOException {
    return TestVectors.cases("ltc_cells.json", 15);
  }

  static List<JsonNode> smoothCells() throws IOException {
    return TestVectors.cases("ltc_soft.json", 3);
  }

  @ParameterizedTest(name = "cell {index}")
  @MethodSource("cells")
  void statesAndGradientsAreThePublishedOnes(JsonNode cell) {
    boolean fixed = cell.get("variant").textValue().equals("fixed");
    LiquidTimeConstant neuron = fixed ? LiquidTimeConstant.FIXED : LiquidTimeConstant.ADAPTIVE;
    int cut = cell.get("detach_every").intValue();
    List<Run> runs = run(neuron, cell, cut, LiquidTimeConstant.STEP);
    requireNear(cell.get("D"), joined(runs, Response::drive), STATES, "D");
    requireNear(cell.get("k"), joined(runs, Response::membraneGate), STATES, "k");
    requireNear(cell.get("q"), joined(runs, Response::adaptationGate), STATES, "q");
    requireNear(cell.get("b"), joined(runs, Response::adaptation), STATES, "b");
    requireNear(cell.get("v"), joined(runs, Response::potential), STATES, "v");
    double[][] margin = joined(runs, Response::margin);
    double[][] threshold = joined(runs, Response::potential);
    for (int t = 0; t < margin.length; t++) {
      for (int n = 0; n < margin[t].length; n++) {
        threshold[t][n] -= margin[t][n];
        margin[t][n] = Surrogate.MULTI_GAUSSIAN.at(margin[t][n]);
      }
    }
    requireNear(cell.get("th"), threshold, STATES, "th");
    requireNear(cell.get("surrogate"), margin, STATES, "surrogate");
    requireAgreement(cell, runs);
  }

  @ParameterizedTest(name = "cell {index}")
  @MethodSource("smoothCells")
  void withASmoothSpikeStatesAndGradientsAreThePublishedOnes(JsonNode cell) {
    DoubleUnaryOperator spike = SmoothSpike.of(Surrogate.MULTI_GAUSSIAN);
    requireAgreement(cell, run(LiquidTimeConstant.ADAPTIVE, cell, 0, spike));
  }

  private static void requireAgreement(JsonNode cell, List<Run> runs) {
    requireNear(cell.get("s"), joined(runs, Response::spikes), STATES, "s");
    requireNear(cell.get("u"), joined(runs, LiquidTimeConstantVectorsTest::reset), STATES, "u");
    double loss = runs.stream().mapToDouble(Run::loss).sum();
    assertEquals(cell.get("loss").doubleValue(), loss, STATES, "loss");
    for (Iterator<Map.Entry<String, JsonNode>> i = cell.get("grads").fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> expected = i.next();
      String name = expected.getKey();
      double[][] sum = runs.get(0).gradient.named(name);
      for (Run run : runs.subList(1, runs.size())) {
        for (int r = 0; r < sum.length; r++) {
          LiquidWeights.add(sum[r], run.gradient.named(name)[r]);
        }
      }
      if (expected.getValue().get(0).isArray()) {
        requireNear(expected.getValue(), sum, GRADIENTS, "gradient of " + name);
      } else {
        requireNear(expected.getValue(), sum[0], GRADIENTS, "gradient of " + name);
      }
    }
  }

  /** A window of steps whose past is taken as given. */
  private record Run(Response response, Outside outside, LiquidLayer.Gradient gradient) {
    double loss() {
      double sum = 0;
      for (int t = 0; t < outside.spikes().length; t++) {
        double[] u = response.after(t + 1).potential();
        for (int n = 0; n < u.length; n++) {
          sum += outside.spikes()[t][n] * response.spikes()[t][n];
          sum += outside.potential()[t][n] * u[n];
        }
      }
      return sum;
    }
  }

  private static List<Run> run(
      LiquidTimeConstant neuron, JsonNode cell, int cut, DoubleUnaryOperator spike) {
    LiquidLayer layer = LiquidLayer.read(neuron, cell.get("params"), spike);
    double[][] x = rows(cell.get("x"));
    Outside outside = new Outside(rows(cell.get("cs")), rows(cell.get("cu")));
    State state = new State(row(cell.get("u0")), row(cell.get("s0")), row(cell.get("b0")));
    int window = cut == 0 ? x.length : cut;
    List<Run> runs = new ArrayList<>();
    for (int from = 0; from < x.length; from += window) {
      int to = Math.min(x.length, from + window);
      double[][] input = Arrays.copyOfRange(x, from, to);
      Response response = layer.respond(input, state);
      Outside here =
          new Outside(
              Arrays.copyOfRange(outside.spikes(), from, to),
              Arrays.copyOfRange(outside.potential(), from, to));
      runs.add(new Run(response, here, layer.adjoint(input, response, here)));
      state = response.after(input.length);
    }
    return runs;
  }

  private static double[][] joined(List<Run> runs, Function<Response, double[][]> what) {
    return runs.stream()
        .flatMap(run -> Arrays.stream(what.apply(run.response)))
        .map(double[]::clone)
        .toArray(double[][]::new);
  }

  private static double[][] reset(Response response) {
    double[][] u = new double[response.spikes().length][];
    Arrays.setAll(u, t -> response.after(t + 1).potential());
    return u;
  }
}
