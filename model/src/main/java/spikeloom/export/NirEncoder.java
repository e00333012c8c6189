package spikeloom.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.kernel.ConvolutionShape;
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
 * <p>with Conv2d and one map after another in place of Linear for a convolution, whose bias is that
 * of every neuron of a map (CubaLIF where the current has a filter), and the readout, whose
 * log-odds are u = gain V + b + w F,
 *
 * <pre>{@code
 * Linear(W^T) -> LI(tau, r = gain, v_leak = b) -> Threshold(0) -> output
 * Threshold -> LI(tau of F, r = 1 / (1 - phi)) -> Scale(w), or Linear(W^T) if lateral -> Threshold
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
    String last = built.addInput();
    int layers = encoder.mapLayers().size() + encoder.structure().hidden().size();
    for (int layer = 0; layer < layers; layer++) {
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

  private String addInput() {
    boolean maps = encoder.maps().present();
    Values shape =
        maps ? NirMaps.shape(encoder.maps().sizes().get(0)) : Values.of((double) encoder.inputs());
    add("input", new Node("Input", Map.of("shape", shape)));
    return "input";
  }

  private String addHidden(int layer, String from) {
    String name = hidden(layer);
    String slices = encoder.neuronLayers().get(layer).name();
    Lif neuron = encoder.neuron(layer);
    int size = encoder.neuronLayers().get(layer).neurons();
    boolean map = layer < encoder.mapLayers().size();
    String weights =
        map
            ? addConvolution(name, slices, encoder.mapLayers().get(layer).convolution(), from)
            : addWeights(name, slices, flat(layer, from));
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
    values.put(
        "v_leak",
        map
            ? NirMaps.repeated(bias(slices), encoder.mapLayers().get(layer).output())
            : bias(slices));
    values.put("v_threshold", Values.of(size, 1));
    values.put("v_reset", Values.of(size, 0));
    if (map) {
      MapSize maps = encoder.mapLayers().get(layer).output();
      values.replaceAll((key, value) -> NirMaps.shaped(value, maps));
    }
    add(name, new Node(filtered ? "CubaLIF" : "LIF", values));
    return connect(weights, name);
  }

  private void addReadout(String from) {
    StochasticReadout readout = encoder.structure().readout();
    int size = encoder.latents();
    boolean maps = encoder.maps().latentMaps();
    String weights =
        maps
            ? addLatentConvolution(from)
            : addWeights("readout", "readout", flat(encoder.neuronLayers().size() - 1, from));
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
    add("feedback", feedback());
    add("output", new Node("Output", Map.of("shape", Values.of((double) size))));
    connect(weights, "readout");
    connect("readout", "spikes");
    connect("spikes", "feedback_trace");
    connect("feedback_trace", "feedback");
    connect("feedback", "spikes");
    connect("spikes", "output");
  }

  private String addConvolution(String layer, String slices, ConvolutionShape shape, String from) {
    String name = layer + "_weights";
    Parameters.Slice slice = encoder.parameters().slice(slices + " weights");
    add(name, NirMaps.convolution(shape, slice, encoder.parameters().values()));
    return connect(from, name);
  }

  // Latent neurons keep their order, the channels of a position together: a Permute would be
  // needed, which NIR does not have, so the convolution is written as the matrix that it is.
  private String addLatentConvolution(String from) {
    ConvolutionShape shape = encoder.maps().latentConvolution(encoder.latents());
    Parameters.Slice slice = encoder.parameters().slice("readout weights");
    add("readout_weights", NirMaps.matrix(shape, slice, encoder.parameters().values()));
    return connect(flat(encoder.mapLayers().size(), from), "readout_weights");
  }

  /** Flattens the maps before a layer that receives all of them. */
  private String flat(int layer, String from) {
    if (!encoder.maps().present() || layer != encoder.mapLayers().size()) {
      return from;
    }
    add("flatten", NirMaps.flatten(encoder.maps().last()));
    return connect(from, "flatten");
  }

  // Of every neuron to itself, or to all.
  private Node feedback() {
    return encoder.structure().sampling().lateral()
        ? linear(encoder.parameters().slice("readout feedback"), IntUnaryOperator.identity())
        : new Node("Scale", Map.of("scale", row("readout feedback")));
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
    boolean maps = from.equals("flatten");
    Parameters.Slice slice = encoder.parameters().slice(slices + " weights");
    String name = layer + "_weights";
    add(name, linear(slice, maps ? i -> NirMaps.place(i, encoder.maps().last()) : i -> i));
    return connect(from, name);
  }

  private Node linear(Parameters.Slice slice, IntUnaryOperator place) {
    float[] values = encoder.parameters().values();
    double[] weights = new double[slice.rows() * slice.columns()];
    for (int i = 0; i < slice.rows(); i++) {
      int input = place.applyAsInt(i);
      for (int j = 0; j < slice.columns(); j++) {
        weights[j * slice.rows() + input] = values[slice.at(i, j)];
      }
    }
    return new Node(
        "Linear", Map.of("weight", new Values(weights, List.of(slice.columns(), slice.rows()))));
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
