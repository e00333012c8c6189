package spikeloom.decoder.dl4j.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Brings a configuration of Deeplearning4j from channels-last to channels-first, whose gradients
 * Deeplearning4j computes rightly. Weights are the same in both; where a layer flattens or
 * reshapes, a permutation keeps the order of Keras.
 */
final class ChannelsFirst {
  private static final Map<String, String> FORMATS = Map.of("NWC", "NCW", "NHWC", "NCHW");
  private static final String PREPROCESSORS = "org.deeplearning4j.preprocessors.";
  private static final String FLATTENED_PICTURE =
      "org.deeplearning4j.nn.modelimport.keras.preprocessors.TensorFlowCnnToFeedForwardPreProcessor";

  private ChannelsFirst() {}

  /** Changes a configuration. */
  static void convert(JsonNode node) {
    node.forEach(ChannelsFirst::convert);
    if (node instanceof ObjectNode object) {
      convert(object);
    }
  }

  private static void convert(ObjectNode object) {
    String kind = object.path("@class").asText();
    kind = kind.substring(kind.lastIndexOf('.') + 1);
    switch (kind) {
      case "KerasFlattenRnnPreprocessor" -> flatten(object);
      case "CnnToFeedForwardPreProcessor" -> {
        if (object.findValuesAsText("format").contains("NHWC")) {
          object.remove("format");
          object.put("@class", FLATTENED_PICTURE);
        }
      }
      case "ReshapePreprocessor" -> reshape(object);
      default -> {}
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String first = FORMATS.get(field.getValue().asText());
      if (first != null) {
        object.put(field.getKey(), first);
      }
    }
    if (object.has("mergeAxis")) {
      object.put("mergeAxis", 1);
    }
  }

  // [channels, steps] is brought to [steps, channels] before it is flattened. The sizes are those
  // of its way back.
  private static void flatten(ObjectNode object) {
    ObjectNode flat = object.deepCopy();
    flat.put("depth", object.path("tsLength").asLong());
    flat.put("tsLength", object.path("depth").asLong());
    compose(object, permutation(object), flat);
  }

  private static void reshape(ObjectNode object) {
    int from = object.path("inputShape").size();
    int to = object.path("targetShape").size();
    KerasModelTree.unless(
        from == 1 && to <= 2,
        "a Reshape layer gives %d dimensions from %d; from 1 to 2 is possible".formatted(to, from));
    if (to == 2) {
      ObjectNode shaped = object.deepCopy();
      compose(object, shaped, permutation(object));
    }
  }

  private static ObjectNode permutation(ObjectNode like) {
    ObjectNode permuted = like.objectNode();
    permuted.put("@class", PREPROCESSORS + "PermutePreprocessor");
    permuted.putArray("permutationIndices").add(0).add(2).add(1);
    return permuted;
  }

  private static void compose(ObjectNode object, ObjectNode first, ObjectNode second) {
    object.removeAll();
    object.put("@class", "org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor");
    ArrayNode parts = object.putArray("inputPreProcessors");
    parts.add(first).add(second);
  }

  /** Parses what Deeplearning4j wrote. */
  static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("Deeplearning4j wrote JSON that cannot be read", e);
    }
  }
}
