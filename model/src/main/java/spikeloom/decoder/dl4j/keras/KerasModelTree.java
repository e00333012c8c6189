package spikeloom.decoder.dl4j.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;
import spikeloom.decoder.dl4j.NetworkException;

/**
 * The JSON of a Keras model, checked and brought to the form of Keras 2 that Deeplearning4j reads.
 * What Deeplearning4j would ignore or read differently is refused or changed: Keras adds {@code l2
 * w^2} to the loss, Deeplearning4j half of it.
 */
final class KerasModelTree {
  private static final Set<String> LAYERS =
      Set.of(
          "InputLayer",
          "Dense",
          "Activation",
          "ReLU",
          "LeakyReLU",
          "ELU",
          "Softmax",
          "Dropout",
          "AlphaDropout",
          "GaussianDropout",
          "GaussianNoise",
          "BatchNormalization",
          "Flatten",
          "Reshape",
          "Conv1D",
          "Conv2D",
          "MaxPooling1D",
          "AveragePooling1D",
          "MaxPooling2D",
          "AveragePooling2D",
          "GlobalMaxPooling2D",
          "GlobalAveragePooling2D",
          "UpSampling1D",
          "UpSampling2D",
          "ZeroPadding1D",
          "ZeroPadding2D",
          "LSTM",
          "SimpleRNN",
          "Add",
          "Multiply",
          "Average",
          "Maximum",
          "Concatenate");
  private static final List<String> REFUSED_SWITCHES =
      List.of("return_state", "go_backwards", "stateful", "unroll", "time_major");
  private static final List<String> REFUSED_PARTS =
      List.of("bias_regularizer", "recurrent_regularizer", "activity_regularizer");
  private static final long WIDEST = 1 << 24;

  private final ObjectNode root;
  private final List<ObjectNode> layers = new ArrayList<>();
  private @Nullable IUpdater updater;

  private KerasModelTree(ObjectNode root) {
    this.root = root;
  }

  /**
   * Checks a model and changes it.
   *
   * @throws NetworkException if it has a part that cannot be converted
   */
  static KerasModelTree of(JsonNode json) {
    String kind = json.path("class_name").asText();
    unless(
        json instanceof ObjectNode && Set.of("Sequential", "Functional", "Model").contains(kind),
        "it is of the class '%s'; use Sequential or a functional model".formatted(brief(kind)));
    KerasModelTree tree = new KerasModelTree((ObjectNode) json);
    tree.root.put("keras_version", "2.11.0").put("backend", "tensorflow");
    JsonNode config = tree.root.path("config");
    for (JsonNode layer : config.isArray() ? config : config.path("layers")) {
      unless(
          layer instanceof ObjectNode && layer.path("config") instanceof ObjectNode,
          "one of its layers is damaged");
      tree.settle((ObjectNode) layer);
    }
    unless(!tree.layers.isEmpty(), "it has no layers");
    if (!tree.isSequential()) {
      tree.nest("input_layers");
      tree.nest("output_layers");
    }
    return tree;
  }

  /** Whether it is a list of layers, not a graph. */
  boolean isSequential() {
    return root.path("class_name").asText().equals("Sequential");
  }

  /** The names of the layers. */
  List<String> layerNames() {
    return layers.stream().map(KerasModelTree::name).toList();
  }

  /** The optimiser that it was compiled with; null if it was not. */
  @Nullable IUpdater updater() {
    return updater;
  }

  /** Takes over the optimiser of a {@code training_config}. */
  void compiled(JsonNode training) {
    JsonNode optimiser = training.path("optimizer_config");
    updater = optimiser.isObject() ? KerasOptimiser.updater(optimiser) : null;
  }

  /** The changed model. */
  String json() {
    return root.toString();
  }

  private static String name(ObjectNode layer) {
    return layer.path("config").path("name").asText(layer.path("name").asText());
  }

  private void settle(ObjectNode layer) {
    String kind = layer.path("class_name").asText();
    ObjectNode config = (ObjectNode) layer.path("config");
    String name = name(layer);
    unless(name.matches("[\\w.-]{1,200}"), "the name of a layer is missing or has odd characters");
    unless(
        LAYERS.contains(kind),
        "layer '%s' is of type %s, which is not supported".formatted(name, brief(kind)));
    unless(
        config.path("trainable").asBoolean(true),
        "layer '%s' is not trainable; make it trainable, or use --decoder-frozen for the whole decoder"
            .formatted(name));
    unless(
        config.path("data_format").asText("channels_last").equals("channels_last"),
        "layer '%s' has the format %s; use channels_last"
            .formatted(name, brief(config.path("data_format").asText())));
    for (String refused : REFUSED_SWITCHES) {
      unless(
          !config.path(refused).asBoolean(false),
          "layer '%s' has %s, which is not supported".formatted(name, refused));
    }
    for (String refused : REFUSED_PARTS) {
      unless(
          !config.path(refused).isObject(),
          "layer '%s' has a %s, which is not supported".formatted(name, refused));
    }
    boolean recurrent = kind.equals("LSTM") || kind.equals("SimpleRNN");
    unless(
        !recurrent
            || (config.path("dropout").asDouble(0) == 0
                && config.path("recurrent_dropout").asDouble(0) == 0),
        "layer '%s' has dropout inside; use a Dropout layer before it".formatted(name));
    unless(config.path("groups").asInt(1) == 1, "layer '%s' has groups; use 1".formatted(name));
    if (recurrent) {
      settleRecurrent(config);
    }
    for (String width : List.of("units", "filters")) {
      unless(
          config.path(width).asLong(1) >= 1 && config.path(width).asLong(1) <= WIDEST,
          "layer '%s' has %s = %s; from 1 to %,d is possible"
              .formatted(name, width, brief(config.path(width).asText()), WIDEST));
    }
    rename(config, "batch_shape", "batch_input_shape");
    rename(config, "negative_slope", "alpha");
    if (config.path("dtype").isObject()) {
      config.put("dtype", "float32");
    }
    if (config.path("kernel_regularizer") instanceof ObjectNode penalty) {
      settlePenalty(name, penalty);
    }
    if (layer.path("inbound_nodes").path(0).isObject()) {
      layer.set("inbound_nodes", inbound(layer.path("inbound_nodes").path(0)));
    }
    layers.add(layer);
  }

  // ND4J does not finish drawing orthogonal matrices of usual sizes.
  private static void settleRecurrent(ObjectNode config) {
    if (!config.has("unroll")) {
      config.put("unroll", false);
    }
    ObjectNode initial = config.putObject("recurrent_initializer");
    initial.put("class_name", "GlorotUniform").putObject("config").putNull("seed");
  }

  // Deeplearning4j ignores penalties of other names than L1L2.
  private static void settlePenalty(String layer, ObjectNode penalty) {
    String kind = penalty.path("class_name").asText();
    unless(
        Set.of("L1", "L2", "L1L2").contains(kind),
        "layer '%s' has a kernel_regularizer of type %s; use L1, L2 or L1L2"
            .formatted(layer, brief(kind)));
    double l1 = penalty.path("config").path("l1").asDouble(0);
    double l2 = penalty.path("config").path("l2").asDouble(0);
    penalty.put("class_name", "L1L2");
    penalty.putObject("config").put("l1", l1).put("l2", 2 * l2);
  }

  private static void rename(ObjectNode config, String from, String to) {
    if (config.has(from) && !config.has(to)) {
      config.set(to, config.remove(from));
    }
  }

  // Keras 3 writes calls with arguments, Keras 2 lists of [name, node, tensor, options].
  private static ArrayNode inbound(JsonNode call) {
    ArrayNode sources = JsonNodeFactory.instance.arrayNode();
    for (JsonNode history : call.path("args").findValues("keras_history")) {
      unless(history.path(0).isTextual(), "a connection between its layers is damaged");
      sources.addArray().add(history.path(0)).add(0).add(0).addObject();
    }
    return JsonNodeFactory.instance.arrayNode().add(sources);
  }

  private void nest(String field) {
    ObjectNode config = (ObjectNode) root.path("config");
    JsonNode ends = config.path(field);
    if (ends.path(0).isTextual()) {
      config.set(field, JsonNodeFactory.instance.arrayNode().add(ends));
    }
    int count = config.path(field).size();
    unless(count == 1, "it has %d %s; a decoder has one".formatted(count, field.replace('_', ' ')));
  }

  static void unless(boolean fine, String problem) {
    if (!fine) {
      throw new NetworkException("the Keras model cannot be a decoder: " + problem);
    }
  }

  static String brief(String text) {
    String plain = text.replaceAll("[^\\w.$ -]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
  }
}
