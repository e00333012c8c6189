package spikeloom.app.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spikeloom.app.report.TextTable;

/** A report that was measured several times. */
public final class Repetitions {
  /** The member of the report with every figure's values, in the order of the repetitions. */
  static final String MEMBER = "repetitions";

  private static final double MANY = 1000;

  private Repetitions() {}

  /**
   * Joins repetitions to one report, whose figures are the medians; the values of all repetitions
   * are in the member {@code repetitions}, unless there is one only.
   */
  public static ObjectNode join(List<ObjectNode> reports) {
    ObjectNode joined = reports.get(0).deepCopy();
    if (reports.size() == 1) {
      return joined;
    }
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (JsonNode report : reports) {
      Figures.of(report)
          .forEach((name, v) -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(v));
    }
    Figures.visit(
        joined,
        (name, holder, field) ->
            holder.put(field, Spread.of(values.getOrDefault(name, List.of())).median()));
    ObjectNode member = joined.putObject(MEMBER);
    values.forEach((name, all) -> all.forEach(member.putArray(name)::add));
    return joined;
  }

  /** Median and spread of every figure; without repetitions, lowest and highest are the figure. */
  public static Map<String, Spread> spreads(JsonNode report) {
    Map<String, Spread> spreads = new LinkedHashMap<>();
    JsonNode kept = report.path(MEMBER);
    Figures.of(report)
        .forEach(
            (name, value) -> {
              List<Double> all = new ArrayList<>();
              kept.path(name).forEach(v -> all.add(v.doubleValue()));
              spreads.put(name, Spread.of(all.isEmpty() ? List.of(value) : all));
            });
    return spreads;
  }

  /** A table of median, lowest and highest. */
  public static String table(JsonNode report, int count) {
    TextTable table =
        new TextTable(
            "Medians of " + count + " repetitions", "figure", "median", "lowest", "highest");
    spreads(report)
        .forEach((name, s) -> table.row(name, text(s.median()), text(s.low()), text(s.high())));
    return table.toString();
  }

  /** A figure with at least four digits. */
  static String text(double value) {
    return String.format(Locale.ROOT, value >= MANY ? "%,.0f" : "%.4g", value);
  }
}
