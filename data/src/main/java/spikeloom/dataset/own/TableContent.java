package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.table.Column;
import spikeloom.table.Table;
import spikeloom.table.TableFile;
import spikeloom.table.Times;

/**
 * A readable description of a table.
 *
 * @param rows number of rows
 * @param how format of its text, a clause
 * @param columns its columns
 * @param notes notes about reading it, one sentence each
 */
public record TableContent(int rows, String how, List<Content> columns, List<String> notes) {
  private static final int MOST_CLASSES = 8;

  /** Copies its lists. */
  public TableContent {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
  }

  /**
   * A column.
   *
   * @param name its name
   * @param role values, label, time, group, or not used
   * @param content its content
   */
  public record Content(String name, String role, String content) {}

  /** Whether a file has the name of a table. */
  public static boolean named(Path file) {
    return TableFile.named(file);
  }

  /**
   * Reads a table as a data set would.
   *
   * @throws spikeloom.file.DataException if it is not a valid data set
   */
  public static TableContent of(Path file, TableOptions options) {
    TableSet set = TableSet.read(file, SourceOptions.defaults().with(options));
    Table table = set.table();
    TableRoles roles = set.roles();
    List<Column> times = new ArrayList<>(roles.values());
    roles.label().ifPresent(times::add);
    List<Column> found = TableRoles.times(table, times);
    List<Content> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      if (roles.values().contains(column)) {
        columns.add(new Content(column.name(), "values", numbers(column)));
      } else if (roles.label().filter(column::equals).isPresent()) {
        columns.add(new Content(column.name(), "label", classes(roles.classNames())));
      } else if (found.contains(column)) {
        columns.add(new Content(column.name(), "time", times(column)));
      } else {
        boolean group = roles.group().filter(column::equals).isPresent();
        columns.add(new Content(column.name(), group ? "group" : "not used", ""));
      }
    }
    return new TableContent(table.rows(), table.how(), columns, table.notes());
  }

  private static String numbers(Column column) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < column.rows(); row++) {
      float value = column.number(row);
      least = Float.isNaN(value) ? least : Math.min(least, value);
      most = Float.isNaN(value) ? most : Math.max(most, value);
    }
    int missing = column.rows() - column.finite() - column.infinite();
    return (column.finite() == 0 ? "not numeric" : range(least, most))
        + (missing == 0 ? "" : String.format(Locale.ROOT, ", %,d missing", missing))
        + (column.infinite() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d infinite", column.infinite()));
  }

  private static String range(double least, double most) {
    return String.format(Locale.ROOT, "%.6g to %.6g", least, most);
  }

  private static String classes(List<String> names) {
    String all = String.join(", ", names.stream().limit(MOST_CLASSES).toList());
    return names.size() > MOST_CLASSES ? "%s, ... (%d)".formatted(all, names.size()) : all;
  }

  private static String times(Column column) {
    Optional<Times> times = column.times().filter(Times::readable);
    return times
        .map(t -> "%s to %s".formatted(t.text(0), t.text(column.rows() - 1)))
        .orElse("not read");
  }
}
