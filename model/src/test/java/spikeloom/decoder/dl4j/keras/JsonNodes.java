package spikeloom.decoder.dl4j.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Looks into JSON. */
final class JsonNodes {
  private JsonNodes() {}

  /** The first node of a name, wherever it is. */
  static JsonNode first(String json, String name) {
    try {
      return new ObjectMapper().readTree(json).findPath(name);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
