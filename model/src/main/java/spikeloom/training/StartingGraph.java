package spikeloom.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import spikeloom.array.Parameters;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.file.DataException;
import spikeloom.neuron.Lif;
import spikeloom.nir.NirFile;
import spikeloom.nir.NirGraph;
import spikeloom.nir.NirGraph.Edge;
import spikeloom.nir.NirGraph.Node;
import spikeloom.nir.NirGraph.Values;
import spikeloom.plan.RunException;

/**
 * A NIR graph of LIF layers as the initial encoder: {@code Input, then Linear or Affine and LIF or
 * CubaLIF, once or more}. A membrane that fires at a threshold theta becomes one that fires at 1,
 *
 * <pre>{@code W' = W^T r / (theta gain),  b' = (v_leak + r b) / theta.}</pre>
 *
 * <p>The encoder keeps its own decays and its reset by subtraction; differences are reported in a
 * note. The readout is copied if the graph was written by this program.
 */
final class StartingGraph {
  private static final double DEFAULT_STEP = 1e-3; // seconds
  private static final double SAME = 1e-6; // decays of the same time constant, to rounding

  private final Path file;
  private final NirGraph graph;
  private final LifEncoder encoder;
  private final Consumer<String> note;

  /** A layer of the graph: input and neurons. */
  private record Layer(String name, Node weights, Node neurons) {
    Values weight() {
      return weights.find("weight").orElseThrow();
    }
  }

  private StartingGraph(Path file, LifEncoder encoder, Consumer<String> note) {
    this.file = file;
    this.encoder = encoder;
    this.note = note;
    graph = NirFile.read(file);
  }

  /**
   * Copies the graph of a file.
   *
   * @throws DataException if it cannot be read, is not a chain of LIF layers, or a node lacks a
   *     value
   * @throws RunException if its layers are not those of the encoder
   */
  static void copy(Path file, SpikingEncoder to, Consumer<String> note) {
    if (!(to instanceof LifEncoder encoder)) {
      throw new RunException(
          file + " holds LIF layers, but the encoder of this plan is not lif: use encoder lif.");
    }
    new StartingGraph(file, encoder, note).copy();
  }

  private void copy() {
    if (encoder.maps().present()) {
      throw new RunException(
          file + " cannot begin an encoder with convolutions: use dense hidden layers.");
    }
    List<Layer> layers = layers();
    List<Integer> sizes = layers.stream().map(layer -> layer.weight().shape().get(0)).toList();
    if (!sizes.equals(encoder.structure().hidden())) {
      throw new RunException(
          "%s has LIF layers of %s neurons, but the plan has hidden layers of %s: use --hidden %s."
              .formatted(
                  file,
                  sizes,
                  encoder.structure().hidden(),
                  sizes.isEmpty()
                      ? "none"
                      : String.join(",", sizes.stream().map(String::valueOf).toList())));
    }
    int inputs = layers.get(0).weight().shape().get(1);
    if (inputs != encoder.inputs()) {
      throw new RunException(
          "%s has %,d input channels, but the encoded samples have %,d: use other data or another code."
              .formatted(file, inputs, encoder.inputs()));
    }
    for (int i = 0; i < layers.size(); i++) {
      copy(layers.get(i), i);
    }
    copyReadout();
    encoder.parameters().changed();
  }

  private List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    String at =
        graph.nodes().entrySet().stream()
            .filter(entry -> entry.getValue().type().equals("Input"))
            .map(entry -> entry.getKey())
            .findFirst()
            .orElseThrow(
                () -> new DataException(file + " has no node of type Input; check the file."));
    while (true) {
      String weights = only(at, "Linear", "Affine");
      String neurons = weights.isEmpty() ? "" : only(weights, "LIF", "CubaLIF");
      if (neurons.isEmpty()) {
        break;
      }
      Layer layer = new Layer(neurons, node(weights), node(neurons));
      if (layer.weights.find("weight").map(w -> w.shape().size()).orElse(0) != 2) {
        throw new DataException(
            "%s: node '%s' has no two-dimensional weights; check the file."
                .formatted(file, weights));
      }
      layers.add(layer);
      at = neurons;
      if (layers.size() > graph.nodes().size()) {
        throw new DataException(file + " has LIF layers in a cycle, which is not supported.");
      }
    }
    if (layers.isEmpty()) {
      throw new DataException(
          file
              + " does not start with Input, Linear or Affine, and LIF or CubaLIF; only such chains are supported.");
    }
    return layers;
  }

  private Node node(String name) {
    Node node = graph.nodes().get(name);
    if (node == null) {
      throw new DataException(file + " has no node '" + name + "'.");
    }
    return node;
  }

  /** Returns the next node, if it has one of these types and there is no branch. */
  private String only(String from, String type, String other) {
    List<String> next =
        graph.edges().stream().filter(edge -> edge.from().equals(from)).map(Edge::to).toList();
    List<String> fitting =
        next.stream()
            .filter(n -> node(n).type().equals(type) || node(n).type().equals(other))
            .toList();
    if (fitting.size() > 1 || (fitting.size() == 1 && next.size() > 1)) {
      throw new DataException(
          "%s: node '%s' leads to %s, but only chains are supported."
              .formatted(file, from, String.join(" and ", next)));
    }
    return fitting.isEmpty() ? "" : fitting.get(0);
  }

  private void copy(Layer layer, int index) {
    Lif neuron = encoder.structure().neuron(index);
    Values threshold = need(layer, "v_threshold");
    Values r = need(layer, "r");
    Values leak = need(layer, "v_leak");
    tell(layer, neuron);
    String name = "hidden layer " + (index + 1);
    Parameters.Slice weights = encoder.parameters().slice(name + " weights");
    Parameters.Slice bias = encoder.parameters().slice(name + " bias");
    float[] values = encoder.parameters().values();
    double[] from = layer.weight().numbers();
    requireShape(layer, weights);
    Values added = layer.weights.find("bias").orElse(Values.of(1, 0));
    for (int n = 0; n < weights.columns(); n++) {
      if (!(threshold.at(n) > 0)) {
        throw new DataException(
            "%s: neuron %,d of node '%s' has the threshold %s, but it must be above 0."
                .formatted(file, n, layer.name, threshold.at(n)));
      }
      double scale = r.at(n) / threshold.at(n);
      for (int i = 0; i < weights.rows(); i++) {
        values[weights.at(i, n)] = (float) (from[n * weights.rows() + i] * scale / neuron.gain());
      }
      values[bias.at(0, n)] = (float) ((leak.at(n) + r.at(n) * added.at(n)) / threshold.at(n));
    }
  }

  private void requireShape(Layer layer, Parameters.Slice weights) {
    List<Integer> needed = List.of(weights.columns(), weights.rows());
    int biases = layer.weights.find("bias").map(b -> b.numbers().length).orElse(1);
    if (!layer.weight().shape().equals(needed) || (biases != 1 && biases != weights.columns())) {
      throw new DataException(
          "%s: the weights before node '%s' have the shape %s and %,d biases, but %s and %,d are needed; check the file."
              .formatted(
                  file, layer.name, layer.weight().shape(), biases, needed, weights.columns()));
    }
  }

  private Values need(Layer layer, String key) {
    int neurons = layer.weight().shape().get(0);
    return layer
        .neurons
        .find(key)
        .filter(v -> v.numbers().length == neurons || v.numbers().length == 1)
        .orElseThrow(
            () ->
                new DataException(
                    "%s: node '%s' has no %s for its %,d neurons; check the file."
                        .formatted(file, layer.name, key, neurons)));
  }

  private void tell(Layer layer, Lif neuron) {
    boolean synapse = layer.neurons.type().equals("CubaLIF");
    Values tau = need(layer, synapse ? "tau_mem" : "tau");
    double step = step();
    double least = 1;
    double most = 0;
    for (int n = 0; n < layer.weight().shape().get(0); n++) {
      double decay = Math.exp(-step / tau.at(n));
      least = Math.min(least, decay);
      most = Math.max(most, decay);
    }
    if (Math.abs(least - neuron.alpha()) > SAME || Math.abs(most - neuron.alpha()) > SAME) {
      note.accept(
          String.format(
              Locale.ROOT,
              "%s: the membranes of '%s' decay by factors of %.4f to %.4f per step of %.3g s; those of this encoder by %.4f.",
              file.getFileName(),
              layer.name,
              least,
              most,
              step,
              neuron.alpha()));
    }
    if (synapse) {
      note.accept(
          "%s: the current filters of '%s' are ignored.".formatted(file.getFileName(), layer.name));
    }
    if (!graph.metadata().getOrDefault("reset", "").startsWith("subtract")) {
      note.accept(
          "%s: '%s' resets its membrane after a spike; this encoder subtracts the threshold."
              .formatted(file.getFileName(), layer.name));
    }
  }

  private double step() {
    try {
      return Double.parseDouble(
          graph.metadata().getOrDefault("dt_seconds", Double.toString(DEFAULT_STEP)));
    } catch (NumberFormatException e) {
      return DEFAULT_STEP;
    }
  }

  /** The readout of a graph exported by this program, if it has the same size. */
  private void copyReadout() {
    Node weights = graph.nodes().get("readout_weights");
    Node readout = graph.nodes().get("readout");
    Node feedback = graph.nodes().get("feedback");
    Parameters.Slice slice = encoder.parameters().slice("readout weights");
    boolean same =
        graph.metadata().containsKey("spikeloom_export_format")
            && weights != null
            && readout != null
            && feedback != null
            && weights
                .find("weight")
                .map(w -> w.shape().equals(List.of(slice.columns(), slice.rows())))
                .orElse(false);
    if (!same || weights == null || readout == null || feedback == null) {
      note.accept(file.getFileName() + ": the readout starts with random weights.");
      return;
    }
    float[] values = encoder.parameters().values();
    double[] from = weights.find("weight").orElseThrow().numbers();
    double gain =
        readout.find("r").map(r -> r.at(0)).orElse(1.0) / encoder.structure().readout().gain();
    for (int n = 0; n < slice.columns(); n++) {
      for (int i = 0; i < slice.rows(); i++) {
        values[slice.at(i, n)] = (float) (from[n * slice.rows() + i] * gain);
      }
    }
    fill("readout bias", readout, "v_leak");
    fill("readout feedback", feedback, "scale");
  }

  private void fill(String slice, Node from, String key) {
    Parameters.Slice row = encoder.parameters().slice(slice);
    from.find(key)
        .filter(
            numbers -> numbers.numbers().length == 1 || numbers.numbers().length == row.columns())
        .ifPresent(
            numbers -> {
              for (int n = 0; n < row.columns(); n++) {
                encoder.parameters().values()[row.at(0, n)] = (float) numbers.at(n);
              }
            });
  }
}
