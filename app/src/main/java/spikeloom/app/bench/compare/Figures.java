package spikeloom.app.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The measured figures of a report, by name. A name is the path to the figure, for instance {@code
 * settings A train_examples_per_second}; in a list of rows, the fields that describe a row are part
 * of it, as in {@code kernels forward 784 600 0.01 event_microseconds}.
 */
public final class Figures {
  private Figures() {}

  /** Receives every figure. */
  @FunctionalInterface
  interface Visitor {
    /** A figure with its name, the object that holds it and its field there. */
    void figure(String name, ObjectNode holder, String field);
  }

  /** The figures of a report in its order. */
  public static Map<String, Double> of(JsonNode report) {
    Map<String, Double> figures = new LinkedHashMap<>();
    visit(report, (name, holder, field) -> figures.put(name, holder.get(field).doubleValue()));
    return figures;
  }

  /** Shows all figures to {@code visitor}; members that are null or describe are left out. */
  static void visit(JsonNode report, Visitor visitor) {
    visit("", report, visitor);
  }

  private static void visit(String path, JsonNode node, Visitor visitor) {
    for (JsonNode row : node.isArray() ? node : List.<JsonNode>of()) {
      visit(path + label(row), row, visitor);
    }
    if (!(node instanceof ObjectNode object)) {
      return;
    }
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String field = member.getKey();
      String name = path.isEmpty() ? field : path + " " + field;
      if (name.equals(Repetitions.MEMBER)) {
        continue;
      }
      if (member.getValue().isContainerNode()) {
        visit(name, member.getValue(), visitor);
      } else if (member.getValue().isNumber() && Direction.of(name) != Direction.DESCRIBES) {
        visitor.figure(name, object, field);
      }
    }
  }

  /** The fields that describe a row. */
  private static String label(JsonNode row) {
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      boolean describes = Direction.of(field.getKey()) == Direction.DESCRIBES;
      if (describes && !field.getKey().equals("ratio")) {
        words.add(field.getValue().asText());
      }
    }
    return words.isEmpty() ? "" : " " + String.join(" ", words);
  }
}
