package spikeloom.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import spikeloom.file.DataException;

/** Parses the JSON of other programs. */
public final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonText() {}

  /**
   * The tree of a text.
   *
   * @param source name of the text, for messages
   * @throws DataException if it is not JSON, with line and column
   */
  public static JsonNode parse(String source, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new DataException(problem(source, e), e);
    }
  }

  /** A sentence that says where a text stops being JSON. */
  public static String problem(String source, JacksonException e) {
    JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
    return "%s is not readable as JSON at line %d, column %d."
        .formatted(source, Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()));
  }
}
