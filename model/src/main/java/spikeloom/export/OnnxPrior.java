package spikeloom.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.ModelProto;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorOperations;

/**
 * One step of a prior as an ONNX graph:
 *
 * <pre>{@code
 * step [batch], spikes [batch, neurons] of the step before, and the state
 *   -> log_odds and probabilities [batch, neurons] of the step's spikes, and the next state
 * }</pre>
 *
 * <p>A state {@code NAME} is an input; the output {@code next_NAME} is its value for the next step.
 * At step 0, spikes and state are 0. A prior without a past has no state.
 */
final class OnnxPrior implements PriorOperations<String> {
  static final String STEP = "step";
  static final String SPIKES = "spikes";
  static final String LOG_ODDS = "log_odds";
  static final String PROBABILITIES = "probabilities";
  static final String NEXT = "next_";

  private final OnnxGraph graph = new OnnxGraph("prior_step");
  private final Map<String, List<Integer>> states = new LinkedHashMap<>();
  private final Map<String, String> after = new LinkedHashMap<>();
  private final String step;
  private final String spikes;
  private int constants;

  private OnnxPrior(int latents) {
    step = graph.wholeInput(STEP);
    spikes = graph.input(SPIKES, List.of(latents));
  }

  /**
   * A step of a prior.
   *
   * @param states shape of one sample of every state, by name
   */
  record Step(ModelProto model, Map<String, List<Integer>> states) {}

  /** The graph of a prior, with metadata. */
  static Step of(CausalPrior prior, ModelFacts facts) {
    OnnxPrior built = new OnnxPrior(prior.latents());
    String logOdds = prior.describe(built);
    List<Integer> neurons = List.of(prior.latents());
    built.graph.output(LOG_ODDS, neurons, logOdds);
    built.graph.output(PROBABILITIES, neurons, built.graph.apply("Sigmoid", List.of(logOdds)));
    built.states.forEach(
        (name, shape) -> built.graph.output(NEXT + name, shape, built.shaped(name, shape)));
    facts.entries().forEach(built.graph::fact);
    return new Step(built.graph.model(facts.sentence(), facts.version()), built.states);
  }

  private String shaped(String name, List<Integer> shape) {
    String value = after.getOrDefault(name, name);
    return shape.size() == 1 ? value : graph.reshaped(value, longs(shape));
  }

  private static long[] longs(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }

  @Override
  public String spikes() {
    return spikes;
  }

  @Override
  public String state(String name, List<Integer> shape) {
    states.put(name, shape);
    String input = graph.input(name, shape);
    return shape.size() == 1
        ? input
        : graph.reshaped(
            input, shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b));
  }

  @Override
  public void next(String name, String value) {
    after.put(name, value);
  }

  @Override
  public String row(Matrix table) {
    return graph.apply("Gather", List.of(matrix(table), step));
  }

  @Override
  public String product(String value, Matrix matrix) {
    return graph.apply("MatMul", List.of(value, matrix(matrix)));
  }

  private String matrix(Matrix matrix) {
    return graph.constant(
        matrix.name().replace(' ', '_'), matrix.values(), List.of(matrix.rows(), matrix.columns()));
  }

  private String constant(float[] values) {
    constants++;
    return graph.constant("constant_" + constants, values, List.of(values.length));
  }

  @Override
  public String sum(String first, String second) {
    return graph.apply("Add", List.of(first, second));
  }

  @Override
  public String plus(String value, float[] terms) {
    return graph.apply("Add", List.of(value, constant(terms)));
  }

  @Override
  public String scaled(String value, float... factors) {
    return graph.apply("Mul", List.of(value, constant(factors)));
  }

  @Override
  public String repeated(String value, int times) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      parts.add(value);
    }
    return graph.apply("Concat", parts, OnnxGraph.axis(1));
  }

  @Override
  public String rectified(String value) {
    return graph.apply("Relu", List.of(value));
  }

  @Override
  public String fires(String margin) {
    String fired = graph.apply("GreaterOrEqual", List.of(margin, constant(new float[1])));
    return graph.apply("Cast", List.of(fired), OnnxGraph.toFloat());
  }
}
