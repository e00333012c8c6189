package spikeloom.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spikeloom.encoder.SettingException;
import spikeloom.json.JsonText;

/** A plan as {@code plan.json}: the settings, and the format and version that wrote them. */
public final class PlanJson {
  private static final PropertyNamingStrategies.NamingBase SNAKE_CASE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private static final Pattern TWICE = Pattern.compile("^Duplicate field '([^'\\n]{1,100})'");

  private PlanJson() {}

  /** The plan as text; {@link #read} gives an equal plan. */
  public static String write(TrainingPlan plan) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("format", Version.FORMAT);
    root.put("version", Version.current());
    root.setAll((ObjectNode) Json.mapper().valueToTree(plan));
    return Json.write(root);
  }

  /**
   * Parses a plan.
   *
   * @param source name of the text, for messages
   * @throws PlanException if a setting is unknown, missing or contradicts another
   * @throws RunException if a newer version of SpikeLoom wrote it, or it is not JSON
   */
  public static TrainingPlan read(String text, String source) {
    try {
      JsonNode root = Json.mapper().readTree(text);
      if (!(root instanceof ObjectNode object) || !object.path("format").isInt()) {
        throw new RunException(source + " is not a plan: it has no number 'format'.");
      }
      int format = object.path("format").intValue();
      requireKnown(format, object.path("version").asText(""), source);
      object.remove("format");
      object.remove("version");
      PlanFormats.bringUpToDate(object, format);
      return of(object, source + ": ");
    } catch (JacksonException e) {
      throw translated(e, source);
    }
  }

  private static void requireKnown(int format, String version, String source) {
    if (format < 1) {
      throw new RunException(
          "%s has format %d, but formats start at 1: restore the file from a copy."
              .formatted(source, format));
    }
    if (format > Version.FORMAT) {
      boolean later = version.matches("[0-9A-Za-z.+-]{1,40}") && !version.equals(Version.current());
      throw new RunException(
          "%s has format %d, but this version (SpikeLoom %s) reads formats up to %d: use %s."
              .formatted(
                  source,
                  format,
                  Version.current(),
                  Version.FORMAT,
                  later
                      ? "SpikeLoom " + version + ", which wrote it, or a newer version"
                      : "a newer version, such as the build that wrote it"));
    }
  }

  /** The format of a plan that {@link #read} accepts. */
  public static int format(String text) {
    try {
      return Json.mapper().readTree(text).path("format").asInt();
    } catch (JacksonException e) {
      throw translated(e, "The plan");
    }
  }

  /**
   * Converts a tree of settings to a plan.
   *
   * @param before prefix of messages
   */
  static TrainingPlan of(ObjectNode tree, String before) {
    try {
      requireSettings(tree, TrainingPlan.class, before, "");
      return Json.mapper().treeToValue(tree, TrainingPlan.class);
    } catch (JacksonException e) {
      throw refusal(e, before);
    }
  }

  // The JSON library would reject them too, but without messages for users, and accepts null.
  private static void requireSettings(ObjectNode node, Class<?> part, String before, String above) {
    Map<String, RecordComponent> known = new LinkedHashMap<>();
    for (RecordComponent component : part.getRecordComponents()) {
      known.put(SNAKE_CASE.translate(component.getName()), component);
    }
    node.fieldNames()
        .forEachRemaining(
            name ->
                PlanException.unless(
                    known.containsKey(name),
                    "%sthe setting '%s' is not known; known here are: %s",
                    before,
                    above + name,
                    String.join(", ", known.keySet())));
    known.forEach(
        (name, component) -> {
          JsonNode value = node.path(name);
          boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
          PlanException.unless(
              !value.isMissingNode() && (optional || !value.isNull()),
              "%sthe setting '%s' is missing",
              before,
              above + name);
          if (component.getType().isRecord() && !value.isNull()) {
            PlanException.unless(
                value instanceof ObjectNode,
                "%sthe setting '%s' must be an object",
                before,
                above + name);
            requireSettings((ObjectNode) value, component.getType(), before, above + name + ".");
          }
        });
  }

  private static PlanException refusal(JacksonException e, String before) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PlanException plan) {
        return new PlanException(before + plan.getMessage());
      }
      if (cause instanceof SettingException setting) {
        return new PlanException(before + setting.getMessage());
      }
    }
    String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    return new PlanException(
        "%sthe setting '%s' has a value of the wrong type".formatted(before, path));
  }

  private static RunException translated(JacksonException e, String source) {
    Matcher twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
    if (twice.find()) {
      return new RunException(
          "%s has the setting '%s' twice, again at line %d: remove one of the two."
              .formatted(
                  source,
                  twice.group(1),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr()),
          e);
    }
    return new RunException(JsonText.problem(source, e), e);
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }
}
