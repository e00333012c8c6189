package spikeloom.decoder.dl4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The JSON of a Deeplearning4j configuration, checked and changed before Deeplearning4j reads it:
 * only its own classes, single precision, the plan's seed, and no output layer. An output layer
 * becomes the dense layer that it contains; its activation, if it is the one that the distortion
 * joins with its loss, becomes the identity.
 */
final class NetworkTree {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> PACKAGES =
      List.of("org.deeplearning4j.nn.", "org.deeplearning4j.preprocessors.", "org.nd4j.linalg.");
  private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
  private static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.Activation";
  private static final Set<String> FROZEN = Set.of("misc.FrozenLayer", "layers.misc.FrozenLayer");
  private static final long WIDEST = 1 << 24;
  private static final double DEFAULT_STEP = 1e-3; // of Sgd, where a configuration names none

  private final ObjectNode root;
  private final List<ObjectNode> layers = new ArrayList<>();
  private final boolean graph;
  private boolean updaterChosen;
  private boolean logits;

  private NetworkTree(ObjectNode root) {
    this.root = root;
    graph = root.path("vertices").isObject();
  }

  /**
   * Checks a configuration and changes it.
   *
   * @param json as Deeplearning4j writes it
   * @throws NetworkException if it has a part that cannot be trained as a decoder
   */
  static NetworkTree of(String json, Dl4jFile.Output output, long seed) {
    NetworkTree tree = new NetworkTree(parse(json));
    tree.requireKnownParts(tree.root);
    tree.unless(
        tree.root.path("backpropType").asText("Standard").equals("Standard"),
        "it is trained by truncated back-propagation; use BackpropType.Standard");
    tree.collect();
    tree.unless(!tree.layers.isEmpty(), "it has no layers");
    tree.layers.forEach(layer -> tree.requireTrainable((ObjectNode) layer.path("layer")));
    tree.openOutput(output);
    tree.updaterChosen = tree.layers.stream().anyMatch(NetworkTree::choosesUpdater);
    if (!tree.updaterChosen) {
      tree.layers.forEach(layer -> useAdam((ObjectNode) layer.path("layer")));
    }
    tree.layers.forEach(layer -> tree.settle(layer, seed));
    if (tree.root.path("defaultConfiguration") instanceof ObjectNode defaults) {
      tree.settle(defaults, seed);
    }
    tree.root.put("dataType", "FLOAT");
    tree.root.put("trainingWorkspaceMode", "NONE").put("inferenceWorkspaceMode", "NONE");
    tree.root.put("validateOutputLayerConfig", false);
    return tree;
  }

  private static ObjectNode parse(String json) {
    try {
      if (MAPPER.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new NetworkException("the configuration is not readable as JSON", e);
    }
    throw new NetworkException("the configuration is not a JSON object");
  }

  /** Whether it is a graph, not a list of layers. */
  boolean isGraph() {
    return graph;
  }

  /** Whether a layer names an updater; if none does, all have Adam with a step size of 1. */
  boolean choosesUpdater() {
    return updaterChosen;
  }

  /**
   * Whether its output, before the change, are logits although the signal is a function of them.
   */
  boolean givesLogits() {
    return logits;
  }

  /** The changed configuration. */
  String json() {
    return root.toString();
  }

  private void unless(boolean fine, String problem) {
    if (!fine) {
      throw new NetworkException("the network cannot be a decoder: " + problem);
    }
  }

  private void requireKnownParts(JsonNode node) {
    JsonNode named = node.path("@class");
    if (named.isTextual()) {
      String name = named.asText();
      unless(
          PACKAGES.stream().anyMatch(name::startsWith) && name.matches("[\\w.$]{1,200}"),
          "'%s' is not a part of Deeplearning4j".formatted(brief(name)));
    }
    for (String width : List.of("nin", "nout", "nIn", "nOut")) {
      unless(
          node.path(width).asLong(0) <= WIDEST,
          "a layer has %s = %s, more than the maximum of %d"
              .formatted(width, node.path(width).asText(), WIDEST));
    }
    for (String format : List.of("rnnDataFormat", "cnn2dDataFormat", "dataFormat")) {
      String value = node.path(format).asText("");
      unless(
          !value.equals("NWC") && !value.equals("NHWC") && !value.equals("NDHWC"),
          "a layer reads the format %s; use %s"
              .formatted(value, value.equals("NWC") ? "NCW" : "NCHW"));
    }
    node.forEach(this::requireKnownParts);
  }

  private static String brief(String name) {
    String plain = name.replaceAll("[^\\w.$-]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
  }

  private void collect() {
    if (!graph) {
      root.path("confs").forEach(this::add);
      return;
    }
    unless(
        root.path("networkInputs").size() == 1 && root.path("networkOutputs").size() == 1,
        "it has %d inputs and %d outputs; a decoder has one of each"
            .formatted(root.path("networkInputs").size(), root.path("networkOutputs").size()));
    for (JsonNode vertex : root.path("vertices")) {
      if (!vertex.path("layerConf").isMissingNode()) {
        add(vertex.path("layerConf"));
      }
    }
  }

  private void add(JsonNode layer) {
    unless(
        layer instanceof ObjectNode && layer.path("layer") instanceof ObjectNode,
        "one of its layers is empty");
    layers.add((ObjectNode) layer);
  }

  private void requireTrainable(ObjectNode layer) {
    String kind = kind(layer);
    unless(
        !FROZEN.contains(kind) && !kind.endsWith(".FrozenLayer"),
        "layer '%s' is a FrozenLayer, which passes no gradient on; use FrozenLayerWithBackprop"
            .formatted(layer.path("layerName").asText()));
  }

  private static String kind(JsonNode layer) {
    String name = layer.path("@class").asText();
    return name.startsWith(LAYERS) ? name.substring(LAYERS.length()) : name;
  }

  private ObjectNode outputLayer() {
    if (!graph) {
      return (ObjectNode) layers.get(layers.size() - 1).path("layer");
    }
    String name = root.path("networkOutputs").path(0).asText();
    JsonNode vertex = root.path("vertices").path(name);
    unless(
        vertex.path("layerConf").path("layer") instanceof ObjectNode,
        "its output '%s' is not a layer".formatted(brief(name)));
    return (ObjectNode) vertex.path("layerConf").path("layer");
  }

  private void openOutput(Dl4jFile.Output output) {
    ObjectNode last = outputLayer();
    String kind = kind(last);
    switch (kind) {
      case "OutputLayer" -> {
        requireLoss(last, output);
        last.put("@class", LAYERS + "DenseLayer");
        last.put("hasLayerNorm", false);
        last.remove("lossFn");
      }
      case "LossLayer" -> {
        requireLoss(last, output);
        last.put("@class", LAYERS + "ActivationLayer");
        last.remove("lossFn");
        last.remove("nin");
        last.remove("nout");
      }
      case "DenseLayer", "ActivationLayer" -> {}
      default ->
          unless(
              false,
              "it ends in a layer of type %s; use OutputLayer, LossLayer, DenseLayer or ActivationLayer"
                  .formatted(kind));
    }
    openActivation(last, output);
  }

  private void requireLoss(ObjectNode layer, Dl4jFile.Output output) {
    String loss =
        layer
            .path("lossFn")
            .path("@class")
            .asText()
            .replace("org.nd4j.linalg.lossfunctions.impl.", "");
    unless(
        output.losses().contains(loss),
        "its loss is %s, but the distortion of the run is %s: use %s, or another --distortion"
            .formatted(loss, output.distortion(), String.join(" or ", output.losses())));
    unless(
        layer.path("lossFn").path("weights").isMissingNode()
            || layer.path("lossFn").path("weights").isNull(),
        "its loss has weights; remove them");
  }

  private void openActivation(ObjectNode last, Dl4jFile.Output output) {
    String activation = last.path("activationFn").path("@class").asText().replace(ACTIVATIONS, "");
    logits = !output.joined().isEmpty() && activation.equals("Identity");
    if (output.joined().isEmpty() || logits) {
      return;
    }
    unless(
        activation.equals(output.joined()),
        "its last activation is %s, but with the distortion %s it has to be %s or Identity"
            .formatted(activation, output.distortion(), output.joined()));
    ObjectNode identity = MAPPER.createObjectNode();
    identity.put("@class", ACTIVATIONS + "Identity");
    last.set("activationFn", identity);
  }

  private static boolean choosesUpdater(ObjectNode layer) {
    return walk(layer, "iupdater") || walk(layer, "biasUpdater");
  }

  private static boolean walk(JsonNode node, String field) {
    JsonNode updater = node.path(field);
    if (updater.isObject() && !isDefault(updater)) {
      return true;
    }
    for (JsonNode child : node) {
      if (walk(child, field)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDefault(JsonNode updater) {
    return updater.path("@class").asText().endsWith(".Sgd")
        && updater.path("learningRate").asDouble() == DEFAULT_STEP
        && updater.path("learningRateSchedule").isMissingNode();
  }

  private static void useAdam(ObjectNode layer) {
    if (layer.path("iupdater").isObject()) {
      ObjectNode adam = layer.putObject("iupdater");
      adam.put("@class", "org.nd4j.linalg.learning.config.Adam");
      adam.put("learningRate", 1.0).put("beta1", 0.9).put("beta2", 0.999).put("epsilon", 1e-8);
    }
    for (JsonNode inner : layer) {
      if (inner instanceof ObjectNode object && object.has("@class")) {
        useAdam(object);
      }
    }
  }

  private void settle(ObjectNode layer, long seed) {
    String algorithm = layer.path("optimizationAlgo").asText("STOCHASTIC_GRADIENT_DESCENT");
    unless(
        algorithm.equals("STOCHASTIC_GRADIENT_DESCENT"),
        "it is optimised by %s; use STOCHASTIC_GRADIENT_DESCENT".formatted(brief(algorithm)));
    layer.put("dataType", "FLOAT");
    layer.put("seed", seed);
    layer.put("iterationCount", 0).put("epochCount", 0);
  }
}
