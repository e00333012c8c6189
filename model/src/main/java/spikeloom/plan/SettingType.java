package spikeloom.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spikeloom.encoder.HiddenLayer;
import spikeloom.text.Wording;

/**
 * The type of a setting's values.
 *
 * @param kind word or number
 * @param choices allowed values; empty for free text
 * @param optional whether the value may be missing
 * @param whenEmpty meaning of a missing value, in a word or two
 * @param option name on the command line, if it differs from the last part of the path
 * @param label name in the form, if it differs from the option
 */
record SettingType(
    Kind kind,
    List<String> choices,
    boolean optional,
    String whenEmpty,
    Optional<String> option,
    Optional<String> label) {
  /** The text of an empty list. */
  static final String EMPTY_LIST = "none";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private enum Kind {
    WORD("a word"),
    WHOLE("a whole number"),
    LONG("a whole number"),
    WHOLES("whole numbers with commas between them, or none"),
    LAYERS("layers with commas between them, such as conv:32x3s2,600, or none"),
    NUMBER("a number");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static SettingType required(Kind kind, List<String> choices) {
    return new SettingType(kind, choices, false, "", Optional.empty(), Optional.empty());
  }

  private static SettingType optional(Kind kind, String whenEmpty) {
    return new SettingType(kind, List.of(), true, whenEmpty, Optional.empty(), Optional.empty());
  }

  static SettingType word() {
    return required(Kind.WORD, List.of());
  }

  static SettingType word(String whenEmpty) {
    return optional(Kind.WORD, whenEmpty);
  }

  static SettingType oneOf(List<String> choices) {
    return required(Kind.WORD, choices);
  }

  static SettingType oneOf(Enum<?>[] choices) {
    return oneOf(Arrays.stream(choices).map(Wording::of).toList());
  }

  static SettingType whole() {
    return required(Kind.WHOLE, List.of());
  }

  static SettingType whole(String whenEmpty) {
    return optional(Kind.WHOLE, whenEmpty);
  }

  /** A whole number of up to 64 bits. */
  static SettingType longWhole() {
    return required(Kind.LONG, List.of());
  }

  /** A list of whole numbers. */
  static SettingType wholes() {
    return required(Kind.WHOLES, List.of());
  }

  /** A list of {@link HiddenLayer hidden layers}. */
  static SettingType layers() {
    return required(Kind.LAYERS, List.of());
  }

  static SettingType number() {
    return required(Kind.NUMBER, List.of());
  }

  static SettingType number(String whenEmpty) {
    return optional(Kind.NUMBER, whenEmpty);
  }

  /** Whether a value is one number. */
  boolean isNumber() {
    return kind == Kind.WHOLE || kind == Kind.LONG || kind == Kind.NUMBER;
  }

  /** The name on the command line of a setting at a path. */
  String optionOf(String path) {
    return option.orElseGet(() -> path.substring(path.lastIndexOf('.') + 1).replace('_', '-'));
  }

  /** The name in the form of a setting with an option. */
  String labelOf(String name) {
    return label.orElseGet(
        () -> Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' '));
  }

  /** The same with another name on the command line. */
  SettingType named(String given) {
    return new SettingType(kind, choices, optional, whenEmpty, Optional.of(given), label);
  }

  /** The same with another name in the form. */
  SettingType labelled(String given) {
    return new SettingType(kind, choices, optional, whenEmpty, option, Optional.of(given));
  }

  /**
   * Parses a text.
   *
   * @param name the option, for messages
   * @throws PlanException if the text has the wrong type
   */
  JsonNode parse(String name, String text) {
    if (text.isEmpty()) {
      PlanException.unless(optional, "%s is missing", name);
      return NODES.nullNode();
    }
    try {
      return switch (kind) {
        case WORD -> word(name, text);
        case WHOLE -> {
          long number = Long.parseLong(text);
          PlanException.unless(number == (int) number, "%s is out of range: %s", name, text);
          yield NODES.numberNode(number);
        }
        case LONG -> NODES.numberNode(Long.parseLong(text));
        case NUMBER -> NODES.numberNode(Double.parseDouble(text));
        case WHOLES -> wholes(name, text);
        case LAYERS -> layers(name, text);
      };
    } catch (NumberFormatException e) {
      throw new PlanException(name + " must be " + kind.words + ", not '" + text + "'");
    }
  }

  private JsonNode word(String name, String text) {
    if (!choices.isEmpty()) {
      PlanException.oneOf(name, text, choices);
    }
    return NODES.textNode(text);
  }

  private static JsonNode layer(String name, String text) {
    try {
      HiddenLayer layer = HiddenLayer.parse(text);
      return layer.map() ? NODES.textNode(layer.toString()) : NODES.numberNode(layer.size());
    } catch (IllegalArgumentException e) {
      throw new PlanException(name + ": " + e.getMessage());
    }
  }

  private static ArrayNode wholes(String name, String text) {
    ArrayNode array = NODES.arrayNode();
    for (String part : parts(text)) {
      long number = Long.parseLong(part);
      PlanException.unless(number == (int) number, "%s is out of range: %s", name, part);
      array.add(number);
    }
    return array;
  }

  private static ArrayNode layers(String name, String text) {
    ArrayNode array = NODES.arrayNode();
    for (String part : parts(text)) {
      if (!HiddenLayer.isLayer(part)) {
        throw new NumberFormatException(part);
      }
      array.add(layer(name, part));
    }
    return array;
  }

  private static List<String> parts(String text) {
    return text.equals(EMPTY_LIST) ? List.of() : List.of(text.split("\\s*,\\s*|\\s+", -1));
  }
}
