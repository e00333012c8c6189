package spikeloom.dataset.own;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import spikeloom.file.DataException;
import spikeloom.table.BadCell;
import spikeloom.table.Column;
import spikeloom.table.Table;
import spikeloom.table.Times;
import spikeloom.text.Wording;

/**
 * Checks the times of a table: none may be missing or decrease within a group, and gaps are
 * reported. A column of dates and one of times of day form one time.
 *
 * @param table the table
 * @param roles roles of its columns
 */
record TableTimes(Table table, TableRoles roles) {
  /** A step longer than this many median steps is a gap. */
  private static final double GAP = 1.75;

  /** With a larger share of gaps the times are irregular. */
  private static final double FEW = 0.1;

  /**
   * Checks them.
   *
   * @return notes about the times, one sentence each
   * @throws DataException if a time is missing, is invalid, or decreases
   */
  List<String> check() {
    List<String> notes = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    List<Column> taken = new ArrayList<>(roles.values());
    roles.label().ifPresent(taken::add);
    for (Column column : TableRoles.times(table, taken)) {
      Times times = column.times().orElseThrow();
      if (times.readable()) {
        requireWhole(column, times);
        columns.add(column);
      } else {
        notes.add(
            "The times in column '%s', such as '%s', are not recognised, so their order is not checked; use numbers or dates such as 2024-03-31 12:30:00."
                .formatted(column.name(), times.bad().map(BadCell::text).orElse("")));
      }
    }
    if (roles.time().isEmpty() || columns.isEmpty()) {
      return notes;
    }
    columns.sort((a, b) -> Boolean.compare(dates(b), dates(a)));
    double[] steps =
        IntStream.range(1, table.rows())
            .mapToDouble(row -> together(row) ? step(columns, row) : Double.NaN)
            .toArray();
    notes.addAll(gaps(columns, steps));
    return notes;
  }

  private static boolean dates(Column column) {
    return column.times().filter(Times::dates).isPresent();
  }

  private void requireWhole(Column column, Times times) {
    if (times.missing() >= 0) {
      int row = times.missing();
      throw new DataException(
          "%s, row %,d (line %,d), column '%s': the time is missing. Correct the cell, or remove the row."
              .formatted(table.file(), row + 1, times.line(row), column.name()));
    }
    times
        .bad()
        .ifPresent(
            bad -> {
              throw new DataException(
                  "%s: '%s' is not a time in the format of the column. Correct the cell."
                      .formatted(bad.place(table.file(), column.name()), bad.text()));
            });
  }

  /** Whether a row and the one above it are of one group. */
  private boolean together(int row) {
    return roles.group().map(g -> g.group(row).equals(g.group(row - 1))).orElse(true);
  }

  /**
   * Time from the row above: that of the first column that changes, with dates and times of day
   * added.
   */
  private double step(List<Column> columns, int row) {
    boolean day = columns.size() == 2 && dates(columns.get(0)) && !dates(columns.get(1));
    double sum = 0;
    for (Column column : columns) {
      double step = column.times().orElseThrow().step(row - 1, row);
      boolean clock = column.times().filter(Times::clock).isPresent();
      if (day && clock) {
        sum += step;
      } else if (sum == 0) {
        sum = step;
      }
    }
    if (sum < 0) {
      throw backwards(columns, row);
    }
    return sum;
  }

  private DataException backwards(List<Column> columns, int row) {
    Times first = columns.get(0).times().orElseThrow();
    return new DataException(
        "%s, row %,d (line %,d), column '%s': the time decreases from %s to %s. Sort the rows by time."
            .formatted(
                table.file(),
                row + 1,
                first.line(row),
                String.join("', '", columns.stream().map(Column::name).toList()),
                text(columns, row - 1),
                text(columns, row)));
  }

  private static String text(List<Column> columns, int row) {
    return String.join(" ", columns.stream().map(c -> c.times().orElseThrow().text(row)).toList());
  }

  private List<String> gaps(List<Column> columns, double[] steps) {
    double[] sorted = Arrays.stream(steps).filter(step -> step > 0).sorted().toArray();
    if (sorted.length < 3) {
      return List.of();
    }
    double median = sorted[sorted.length / 2];
    long gaps = Arrays.stream(steps).filter(step -> step > GAP * median).count();
    if (gaps == 0) {
      return List.of();
    }
    Column column = columns.get(0);
    if (gaps > FEW * steps.length) {
      return List.of(
          "The times in column '%s' are irregular: steps from %s to %s, median %s; rows are treated as equally spaced."
              .formatted(
                  column.name(),
                  number(sorted[0]),
                  number(sorted[sorted.length - 1]),
                  number(median)));
    }
    int largest = 0;
    for (int i = 1; i < steps.length; i++) {
      largest = !(steps[i] <= steps[largest]) && !Double.isNaN(steps[i]) ? i : largest;
    }
    return List.of(
        "Column '%s' has %s in time, the longest before row %,d (line %,d): %s after the row above, but the median is %s; rows are treated as equally spaced."
            .formatted(
                column.name(),
                Wording.count(gaps, "gap"),
                largest + 2,
                column.times().orElseThrow().line(largest + 1),
                number(steps[largest]),
                number(median)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.6g", value);
  }
}
