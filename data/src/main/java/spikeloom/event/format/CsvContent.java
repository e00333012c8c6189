package spikeloom.event.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Identifies the columns of a text without names by the values in its first rows. */
final class CsvContent {
  /** Minimum share of ascending steps in recordings with events slightly out of order. */
  private static final double MOSTLY = 0.9;

  private final List<List<String>> rows;

  CsvContent(List<List<String>> rows) {
    this.rows = rows;
  }

  /** Returns the four columns, or empty if they cannot be identified. */
  Optional<CsvColumns> columns() {
    int count = rows.get(0).size();
    if (count < 4 || rows.stream().anyMatch(row -> row.size() != count)) {
      return Optional.empty();
    }
    int polarity = -1;
    for (int c = 0; c < count; c++) {
      polarity = isPolarity(c) ? c : polarity; // the last one is the common position
    }
    int time = time(polarity, 1);
    time = time < 0 ? time(polarity, MOSTLY) : time;
    List<Integer> pixels = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      if (c != polarity && c != time && isPixel(c)) {
        pixels.add(c);
      }
    }
    if (polarity < 0 || time < 0 || pixels.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(new CsvColumns(time, pixels.get(0), pixels.get(1), polarity));
  }

  /** The column of the time, whose values ascend in this share of steps; -1 if there is none. */
  private int time(int polarity, double share) {
    int time = -1;
    double furthest = -1;
    for (int c = 0; c < rows.get(0).size(); c++) {
      if (c != polarity && ascends(c, share) && reach(c) > furthest) {
        time = c;
        furthest = reach(c);
      }
    }
    return time;
  }

  /**
   * Whether a column is the number of the row: whole numbers, each one more than that before it.
   */
  boolean counts(int column) {
    double before = Double.parseDouble(rows.get(0).get(column)) - 1;
    for (List<String> row : rows) {
      double value = Double.parseDouble(row.get(column));
      if (value != before + 1 || value != Math.rint(value)) {
        return false;
      }
      before = value;
    }
    return true;
  }

  private boolean isPolarity(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(
            cell ->
                cell.equalsIgnoreCase("true")
                    || cell.equalsIgnoreCase("false")
                    || cell.matches("[-+]?[01](\\.0*)?"));
  }

  private boolean isPixel(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell.matches("\\+?\\d{1,5}(\\.0*)?"));
  }

  private boolean fractions(int column) {
    return rows.stream()
        .mapToDouble(row -> Double.parseDouble(row.get(column)))
        .anyMatch(value -> value != Math.rint(value));
  }

  private boolean ascends(int column, double share) {
    double before = Double.NEGATIVE_INFINITY;
    int back = 0;
    for (List<String> row : rows) {
      String cell = row.get(column);
      if (cell.isEmpty() || Character.isLetter(cell.charAt(0))) {
        return false;
      }
      double value = Double.parseDouble(cell);
      back += value < before ? 1 : 0;
      before = value;
    }
    return back <= (1 - share) * rows.size();
  }

  /** The range of values; pixels have no fractions, so such a column is the time. */
  private double reach(int column) {
    double range =
        Double.parseDouble(rows.get(rows.size() - 1).get(column))
            - Double.parseDouble(rows.get(0).get(column));
    return fractions(column) ? Double.MAX_VALUE : range;
  }
}
