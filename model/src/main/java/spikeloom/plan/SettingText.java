package spikeloom.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import spikeloom.text.Wording;

/** Texts of settings in the JSON of a plan. */
final class SettingText {
  private SettingText() {}

  /** The text of the value at a path; empty if it is null. */
  static String of(ObjectNode tree, String path) {
    JsonNode node = tree;
    for (String name : names(path)) {
      node = node.path(name);
    }
    if (node.isNull()) {
      return "";
    }
    if (node.isArray()) {
      return node.isEmpty()
          ? SettingType.EMPTY_LIST
          : StreamSupport.stream(node.spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining(","));
    }
    return node.isFloatingPointNumber() ? Wording.number(node.doubleValue()) : node.asText();
  }

  /** The texts of all settings, in the order of declaration. */
  static Map<Setting, String> all(ObjectNode tree) {
    Map<Setting, String> texts = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      texts.put(setting, of(tree, setting.path()));
    }
    return texts;
  }

  /** Sets the value at a path, whose parents exist. */
  static void put(ObjectNode tree, String path, JsonNode value) {
    List<String> names = names(path);
    ObjectNode parent = tree;
    for (String name : names.subList(0, names.size() - 1)) {
      parent = (ObjectNode) parent.path(name);
    }
    parent.set(names.get(names.size() - 1), value);
  }

  private static List<String> names(String path) {
    return List.of(path.split("\\.", -1));
  }
}
