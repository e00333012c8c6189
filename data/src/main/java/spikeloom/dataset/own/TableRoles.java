package spikeloom.dataset.own;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.TableOptions.Missing;
import spikeloom.file.DataException;
import spikeloom.table.BadCell;
import spikeloom.table.Column;
import spikeloom.table.ColumnNames;
import spikeloom.table.Table;

/**
 * The roles of the columns of a table. The label is the column that the user gives; else one called
 * label, class or target with few different words; else the only column without numbers. A column
 * called time, timestamp, date or datetime is the time; one called group, subject, patient,
 * speaker, recording or sequence is the group of a row. The other columns, or the requested ones,
 * are the values.
 *
 * @param values columns of numbers
 * @param label the class of every row, if there are classes
 * @param time the time of every row, if it has one
 * @param group the group of every row, if known
 */
record TableRoles(
    List<Column> values, Optional<Column> label, Optional<Column> time, Optional<Column> group) {
  static final List<String> GROUPS = ColumnNames.GROUPS;

  static TableRoles of(Table table, TableOptions options) {
    List<Column> asked = options.columns().stream().map(name -> column(table, name)).toList();
    String wanted = options.text().label();
    boolean none = wanted.equalsIgnoreCase(TableOptions.Text.NO_LABEL);
    Optional<Column> given =
        wanted.isEmpty() || none ? Optional.empty() : Optional.of(label(table, wanted, asked));
    List<Column> taken = new ArrayList<>(asked);
    given.ifPresent(taken::add);
    Optional<Column> named =
        given.isPresent() || none
            ? given
            : named(table, ColumnNames.LABELS, taken).filter(TableRoles::classes);
    named.ifPresent(taken::add);
    List<Column> times = times(table, taken);
    taken.addAll(times);
    Optional<Column> group = named(table, GROUPS, taken);
    group.ifPresent(taken::add);
    Optional<Column> label = named;
    if (label.isEmpty() && !none) {
      label = onlyWords(table, taken);
      label.ifPresent(taken::add);
    }
    List<Column> values = new ArrayList<>(asked);
    if (asked.isEmpty()) {
      values.addAll(table.columns());
      values.removeAll(taken);
    }
    requireNumbers(table, values, options);
    if (values.isEmpty()) {
      throw new DataException(
          "%s has no column of values besides %s. Add one."
              .formatted(table.file(), String.join(", ", table.names())));
    }
    return new TableRoles(values, label, times.stream().findFirst(), group);
  }

  /** The time column, and the columns of dates and times of day that belong to it. */
  static List<Column> times(Table table, List<Column> taken) {
    List<Column> times = new ArrayList<>();
    for (String name : ColumnNames.TIMES) {
      table
          .column(name)
          .filter(column -> !taken.contains(column))
          .filter(column -> times.isEmpty() || !column.numeric())
          .ifPresent(times::add);
    }
    return times;
  }

  /** Returns the names of the classes in numeric or alphabetical order; one if there are none. */
  List<String> classNames() {
    if (label.isEmpty()) {
      return List.of("all");
    }
    Column column = label.get();
    List<String> words =
        IntStream.range(0, column.rows())
            .mapToObj(row -> column.word(row).orElse(""))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    Optional<Comparator<String>> order = numbers(column, words);
    return words.stream().sorted(order.orElse(Comparator.naturalOrder())).toList();
  }

  private static Optional<Comparator<String>> numbers(Column column, List<String> words) {
    if (!column.numeric() || words.contains("none")) {
      return Optional.empty();
    }
    return Optional.of(
        Comparator.comparingDouble(
            word -> Double.parseDouble(column.commas() ? word.replace(',', '.') : word)));
  }

  private static Column label(Table table, String wanted, List<Column> asked) {
    Column label = column(table, wanted);
    if (asked.contains(label)) {
      throw new DataException(
          "%s: column '%s' is used both as a value (--columns) and as the label (--label). Remove it from one."
              .formatted(table.file(), label.name()));
    }
    if (!label.categorical()) {
      throw new DataException(
          "%s: column '%s' has more than %d different cells, too many for classes. Name another with --label, or use --label none."
              .formatted(table.file(), label.name(), Column.MAX_WORDS));
    }
    return label;
  }

  private static Optional<Column> named(Table table, List<String> names, List<Column> taken) {
    return names.stream()
        .flatMap(name -> table.column(name).stream())
        .filter(column -> !taken.contains(column))
        .findFirst();
  }

  /**
   * Whether the words of a column can be classes: few, and whole numbers if they are numbers. A
   * cell that only resembles a number is treated as an error.
   */
  private static boolean classes(Column column) {
    return column.categorical()
        && (!column.numeric()
            ? column.likeNumber().filter(bad -> column.finite() > 0 || bad.mistaken()).isEmpty()
            : IntStream.range(0, column.rows())
                .mapToDouble(column::number)
                .allMatch(n -> Double.isNaN(n) || n == Math.rint(n)));
  }

  private static Optional<Column> onlyWords(Table table, List<Column> taken) {
    List<Column> words =
        table.columns().stream()
            .filter(column -> !taken.contains(column) && column.words() && column.categorical())
            .toList();
    return words.size() == 1 ? Optional.of(words.get(0)) : Optional.empty();
  }

  private static Column column(Table table, String name) {
    return table
        .find(name)
        .orElseThrow(
            () ->
                new DataException(
                    "%s has no column '%s'; it has %s."
                        .formatted(table.file(), name, String.join(", ", table.names()))));
  }

  private static void requireNumbers(Table table, List<Column> values, TableOptions options) {
    boolean fill = options.missing() == Missing.FILL;
    // A numeric column with a bad cell is a more likely error than a column of words.
    Optional<Column> refused =
        values.stream()
            .filter(column -> column.bad().filter(bad -> !fill || !bad.infinite()).isPresent())
            .min(Comparator.comparing(Column::words));
    if (refused.isEmpty()) {
      return;
    }
    Column column = refused.get();
    BadCell bad = column.bad().orElseThrow();
    String advice =
        column.finite() > 0 || column.likeNumber().isPresent()
            ? bad.advice(column.commas())
            : "Name the column with the classes with --label, or the columns of values with --columns.";
    String classes =
        column.finite() == 0 && column.likeNumber().isPresent() && column.categorical()
            ? " If the column holds classes, use --label %s.".formatted(quoted(column.name()))
            : "";
    throw new DataException(
        "%s: '%s' is not a%s number. %s%s"
            .formatted(
                bad.place(table.file(), column.name()),
                bad.text(),
                bad.infinite() ? " finite" : "",
                advice,
                classes));
  }

  private static String quoted(String name) {
    return name.indexOf(' ') < 0 ? name : '"' + name + '"';
  }
}
