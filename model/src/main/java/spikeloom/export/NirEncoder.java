package spikeloom.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spikeloom.array.Parameters;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.nir.NirGraph;
import spikeloom.nir.NirGraph.Edge;
import spikeloom.nir.NirGraph.Node;
import spikeloom.nir.NirGraph.Values;

/**
 * An encoder of LIF neurons as a NIR graph. With dt = {@value #DT} s a step, a decay a is a time
 * constant {@code tau = -dt / ln a}; a hidden layer with gain g and bias b is
 *
 * <pre>{@code
 * Linear(W^T) -> LIF(tau, r = g, v_leak = b, v_threshold = 1, v_reset = 0)
 * }</pre>
 *
 * <p>(CubaLIF where the current has a filter), and the readout, whose log-odds are u = gain V + b +
 * w F,
 *
 * <pre>{@code
 * Linear(W^T) -> LI(tau, r = gain, v_leak = b) -> Threshold(0) -> output
 * Threshold -> LI(tau of F, r = 1 / (1 - phi)) -> Scale(w) -> Threshold
 * }</pre>
 */
final class NirEncoder {
  /** Length of a step in seconds. */
  static final double DT = 1e-3;

  private final LifEncoder encoder;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();

  private NirEncoder(LifEncoder encoder) {
    this.encoder = encoder;
  }

  static String hidden(int layer) {
    return "hidden_" + (layer + 1);
  }

  /** Builds the graph of an encoder; {@code facts} go into its metadata. */
  static NirGraph of(LifEncoder encoder, Map<String, String> facts) {
    NirEncoder built = new NirEncoder(encoder);
    built.add("input", new Node("Input", Map.of("shape", Values.of((double) encoder.inputs()))));
    String last = "input";
    for (int layer = 0; layer < encoder.structure().hidden().size(); layer++) {
      last = built.addHidden(layer, last);
    }
    built.addReadout(last);
    Map<String, String> metadata = new LinkedHashMap<>(facts);
    metadata.put("dt_seconds", Double.toString(DT));
    metadata.put(
        "discretisation",
        "exact over a step: v(t) = a v(t-1) + (1 - a)(v_leak + r i), a = exp(-dt/tau)");
    metadata.put("reset", "subtract v_threshold from v at the step after a spike");
    metadata.put("refractory_trace", "the same: its decay is that of the membrane");
    metadata.put(
        "readout",
        "spikes are drawn with probability 1 / (1 + exp(-u)); the graph fires where u >= 0");
    return new NirGraph(built.nodes, built.edges, metadata);
  }

  private void add(String name, Node node) {
    nodes.put(name, node);
  }

  private String connect(String from, String to) {
    edges.add(new Edge(from, to));
    return to;
  }

  private String addHidden(int layer, String from) {
    String name = hidden(layer);
    String slices = "hidden layer " + (layer + 1);
    Lif neuron = encoder.structure().neuron(layer);
    int size = encoder.structure().hidden().get(layer);
    String weights = addWeights(name, slices, from);
    Map<String, Values> values = new LinkedHashMap<>();
    boolean filtered = neuron.beta() > 0;
    if (filtered) {
      values.put("tau_syn", tau(size, neuron.beta()));
      values.put("tau_mem", tau(size, neuron.alpha()));
      values.put("w_in", Values.of(size, 1));
    } else {
      values.put("tau", tau(size, neuron.alpha()));
    }
    values.put("r", Values.of(size, neuron.gain()));
    values.put("v_leak", bias(slices));
    values.put("v_threshold", Values.of(size, 1));
    values.put("v_reset", Values.of(size, 0));
    add(name, new Node(filtered ? "CubaLIF" : "LIF", values));
    return connect(weights, name);
  }

  private void addReadout(String from) {
    StochasticReadout readout = encoder.structure().readout();
    int size = encoder.latents();
    String weights = addWeights("readout", "readout", from);
    add(
        "readout",
        new Node(
            "LI",
            ordered(
                "tau", tau(size, readout.gamma()),
                "r", Values.of(size, readout.gain()),
                "v_leak", bias("readout"))));
    add("spikes", new Node("Threshold", Map.of("threshold", Values.of(size, 0))));
    add(
        "feedback_trace",
        new Node(
            "LI",
            ordered(
                "tau", tau(size, readout.phi()),
                "r", Values.of(size, 1 / (1 - readout.phi())),
                "v_leak", Values.of(size, 0))));
    add("feedback", new Node("Scale", Map.of("scale", row("readout feedback"))));
    add("output", new Node("Output", Map.of("shape", Values.of((double) size))));
    connect(weights, "readout");
    connect("readout", "spikes");
    connect("spikes", "feedback_trace");
    connect("feedback_trace", "feedback");
    connect("feedback", "spikes");
    connect("spikes", "output");
  }

  private static Map<String, Values> ordered(Object... namesAndValues) {
    Map<String, Values> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], (Values) namesAndValues[i + 1]);
    }
    return values;
  }

  private static Values tau(int size, double decay) {
    // Without memory: the time constant is so short that nothing is left after a step.
    return Values.of(size, decay > 0 ? -DT / Math.log(decay) : DT / 1000);
  }

  private String addWeights(String layer, String slices, String from) {
    Parameters.Slice slice = encoder.parameters().slice(slices + " weights");
    float[] values = encoder.parameters().values();
    double[] weights = new double[slice.rows() * slice.columns()];
    for (int i = 0; i < slice.rows(); i++) {
      for (int j = 0; j < slice.columns(); j++) {
        weights[j * slice.rows() + i] = values[slice.at(i, j)];
      }
    }
    String name = layer + "_weights";
    add(
        name,
        new Node(
            "Linear",
            Map.of("weight", new Values(weights, List.of(slice.columns(), slice.rows())))));
    return connect(from, name);
  }

  private Values bias(String slices) {
    return row(slices + " bias");
  }

  private Values row(String name) {
    Parameters.Slice slice = encoder.parameters().slice(name);
    double[] row = new double[slice.columns()];
    for (int i = 0; i < row.length; i++) {
      row[i] = encoder.parameters().values()[slice.at(0, i)];
    }
    return Values.of(row);
  }
}
