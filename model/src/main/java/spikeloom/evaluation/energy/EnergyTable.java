package spikeloom.evaluation.energy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import spikeloom.evaluation.EvaluationException;
import spikeloom.file.SafeFile;

/**
 * The energy of elementary operations on some hardware. As a file it is JSON:
 *
 * <pre>{@code
 * {
 *   "name": "45 nm CMOS at 0.9 V",
 *   "addition":       { "picojoules": 0.9, "source": "where the number comes from" },
 *   "multiplication": { "picojoules": 3.7, "source": "..." },
 *   "weight_read":    { "picojoules": 5.0, "source": "..." }
 * }
 * }</pre>
 *
 * @param name of the hardware, for reports
 * @param addition of two 32-bit floats
 * @param multiplication of two 32-bit floats
 * @param weightRead of 32 bits from the memory that holds the weights
 */
public record EnergyTable(String name, Cost addition, Cost multiplication, Cost weightRead) {
  private static final String STANDARD = "energy-45nm.json";
  private static final double PICOJOULES_PER_NANOJOULE = 1000;
  private static final List<String> NAMES =
      List.of("name", "addition", "multiplication", "weight_read");
  private static final List<String> COST_NAMES = List.of("picojoules", "source");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * The cost of one operation.
   *
   * @param picojoules at least 0
   * @param source where the number comes from
   */
  public record Cost(double picojoules, String source) {}

  /**
   * The default table: M. Horowitz, "Computing's energy problem (and what we can do about it)",
   * ISSCC 2014, figure 1.1.9.
   */
  public static EnergyTable standard() {
    try (InputStream in = EnergyTable.class.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new IllegalStateException(STANDARD + " is missing from the program");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), STANDARD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table of the user.
   *
   * @throws EvaluationException if it cannot be read, or an entry is missing, unknown or invalid
   */
  public static EnergyTable read(Path file) {
    try {
      String text = Files.readString(file);
      // Editors of Windows put a byte order mark in front.
      return parse(text.startsWith("\ufeff") ? text.substring(1) : text, file.toString());
    } catch (CharacterCodingException e) {
      throw new EvaluationException(
          "The energy table " + file + " is not readable as JSON: it is not encoded in UTF-8.", e);
    } catch (IOException e) {
      throw new EvaluationException(
          "The energy table " + file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  /** The table in a text; {@code source} is what the text is, for messages. */
  static EnergyTable parse(String text, String source) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new EvaluationException(
          "The energy table %s is not readable as JSON at line %d, column %d."
              .formatted(
                  source,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr()),
          e);
    }
    requireNames(root, NAMES, source, "");
    return new EnergyTable(
        text(root, "name", source),
        cost(root, "addition", source),
        cost(root, "multiplication", source),
        cost(root, "weight_read", source));
  }

  private static Cost cost(JsonNode root, String name, String source) {
    JsonNode node = root.path(name);
    requireNames(node, COST_NAMES, source, name);
    JsonNode value = node.path("picojoules");
    if (!value.isNumber() || !(value.doubleValue() >= 0) || value.doubleValue() > 1e12) {
      throw wrong(source, "'%s.picojoules' must be a number of at least 0, not %s", name, value);
    }
    return new Cost(value.doubleValue(), text(node, "source", source));
  }

  private static void requireNames(JsonNode node, List<String> names, String source, String above) {
    if (!node.isObject()) {
      String what = above.isEmpty() ? "it" : "'" + above + "'";
      throw wrong(source, "%s must be an object with %s", what, String.join(", ", names));
    }
    String prefix = above.isEmpty() ? "" : above + ".";
    for (Iterator<String> present = node.fieldNames(); present.hasNext(); ) {
      String name = present.next();
      if (!names.contains(name)) {
        throw wrong(
            source, "'%s' is not known; known are %s", prefix + name, String.join(", ", names));
      }
    }
    for (String name : names) {
      if (!node.hasNonNull(name)) {
        throw wrong(source, "'%s' is missing", prefix + name);
      }
    }
  }

  private static String text(JsonNode node, String name, String source) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw wrong(source, "'%s' must be a non-empty string", name);
    }
    return value.textValue();
  }

  private static EvaluationException wrong(String source, String format, Object... arguments) {
    return new EvaluationException(
        "The energy table " + source + " cannot be used: " + format.formatted(arguments) + ".");
  }

  /** The energy of some operations. */
  public Energy energy(SynapticOperations operations) {
    return new Energy(
        (operations.additions() * addition.picojoules()
                + operations.multiplications() * multiplication.picojoules())
            / PICOJOULES_PER_NANOJOULE,
        operations.weightReads() * weightRead.picojoules() / PICOJOULES_PER_NANOJOULE);
  }
}
