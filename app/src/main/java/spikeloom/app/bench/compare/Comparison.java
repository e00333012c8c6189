package spikeloom.app.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spikeloom.app.report.TextTable;

/** The figures of a report beside those of an earlier one. */
public final class Comparison {
  /**
   * A figure of both.
   *
   * @param figure its name
   * @param before then
   * @param now today
   * @param ratio of the medians; above 1, today is better
   * @param beyondSpread whether no value of today lies between the values of then, and the other
   *     way round
   */
  public record Row(String figure, Spread before, Spread now, double ratio, boolean beyondSpread) {}

  private final String name;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> differences;

  /**
   * Compares.
   *
   * @param before the earlier report
   * @param now the report of this measurement
   */
  public Comparison(EarlierResult before, JsonNode now) {
    name = before.name();
    differences = before.differences(now);
    Map<String, Spread> then = before.spreads();
    Repetitions.spreads(now)
        .forEach(
            (figure, spread) -> {
              Spread earlier = then.get(figure);
              if (earlier != null) {
                double ratio = Direction.of(figure).ratio(spread.median(), earlier.median());
                rows.add(new Row(figure, earlier, spread, ratio, spread.apartFrom(earlier)));
              }
            });
  }

  /** The figures that both have. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /**
   * The figures that are worse than before: by more than {@code percent}, and beyond the spread of
   * the repetitions.
   */
  public List<Row> worse(double percent) {
    return rows.stream().filter(r -> r.beyondSpread() && r.ratio() < 1 - percent / 100).toList();
  }

  /** The table, and what differs in the conditions. */
  public String text() {
    if (rows.isEmpty()) {
      return "Nothing to compare: " + name + " has other figures than this measurement.\n";
    }
    TextTable table =
        new TextTable(
            "Compared with " + name + ": ratios above 1 are better now",
            "figure",
            "before",
            "now",
            "ratio",
            "spread before",
            "spread now",
            "");
    for (Row row : rows) {
      table.row(
          row.figure(),
          Repetitions.text(row.before().median()),
          Repetitions.text(row.now().median()),
          String.format(Locale.ROOT, "%.2f", row.ratio()),
          percent(row.before()),
          percent(row.now()),
          row.beyondSpread() ? "" : "within the spread");
    }
    StringBuilder text = new StringBuilder(table.toString());
    if (!differences.isEmpty()) {
      text.append("  The conditions differ, so the ratios are not those of the program alone: ")
          .append(String.join("; ", differences))
          .append(".\n");
    }
    return text.toString();
  }

  private static String percent(Spread spread) {
    return spread.low() == spread.high()
        ? "one value"
        : String.format(
            Locale.ROOT, "%.0f %%", 100 * (spread.high() - spread.low()) / spread.median());
  }

  /** For JSON. */
  public Map<String, Object> numbers() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("file", name);
    all.put("differences", differences);
    all.put("figures", rows);
    return all;
  }
}
