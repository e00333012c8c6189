package spikeloom.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.file.DataException;
import spikeloom.table.Column;
import spikeloom.table.Table;

/**
 * What the columns of a table are. A column called label, class or target whose words are few is
 * the label, else the only column of texts; one called time, timestamp, date or datetime is the
 * time; one called group, subject, patient, speaker, recording or sequence says what a row is a
 * part of. The others, or those that are asked for, are the values.
 *
 * @param values columns of numbers
 * @param label the class of every row, if there are classes
 * @param time the time of every row, if it has one
 * @param group what every row is a part of, if that is known
 */
record TableRoles(
    List<Column> values, Optional<Column> label, Optional<Column> time, Optional<Column> group) {
  private static final List<String> LABELS = List.of("label", "class", "target");
  private static final List<String> TIMES = List.of("time", "timestamp", "date", "datetime");
  static final List<String> GROUPS =
      List.of("group", "subject", "patient", "speaker", "recording", "sequence");

  static TableRoles of(Table table, List<String> wanted) {
    List<Column> asked = wanted.stream().map(name -> column(table, name)).toList();
    Optional<Column> label = named(table, LABELS, asked).filter(TableRoles::classes);
    Optional<Column> time = named(table, TIMES, asked);
    Optional<Column> group = named(table, GROUPS, asked);
    if (label.isEmpty()) {
      List<Column> texts =
          table.columns().stream()
              .filter(c -> !c.numeric() && c.categorical() && !asked.contains(c))
              .filter(c -> time.filter(c::equals).isEmpty() && group.filter(c::equals).isEmpty())
              .toList();
      label = texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
    }
    List<Column> values = new ArrayList<>(asked);
    if (asked.isEmpty()) {
      values.addAll(table.columns());
      label.ifPresent(values::remove);
      time.ifPresent(values::remove);
      group.ifPresent(values::remove);
    }
    for (Column value : values) {
      requireNumbers(table, value);
    }
    if (values.isEmpty()) {
      throw new DataException(
          "%s has no column of values beside %s; add one."
              .formatted(table.file(), String.join(", ", table.names())));
    }
    return new TableRoles(values, label, time, group);
  }

  /**
   * The names of the classes: numbers in their order, else words in theirs; one if there is none.
   */
  List<String> classNames() {
    if (label.isEmpty()) {
      return List.of("all");
    }
    Column column = label.get();
    Comparator<String> order =
        column.numeric()
            ? Comparator.comparingDouble(Double::parseDouble)
            : Comparator.naturalOrder();
    return IntStream.range(0, column.rows())
        .mapToObj(row -> column.word(row).orElse(""))
        .filter(word -> !word.isEmpty())
        .distinct()
        .sorted(order)
        .toList();
  }

  private static Optional<Column> named(Table table, List<String> names, List<Column> asked) {
    return names.stream()
        .flatMap(name -> table.column(name).stream())
        .filter(column -> !asked.contains(column))
        .findFirst();
  }

  /** Whether the words of a column can be classes: few, and whole numbers if they are numbers. */
  private static boolean classes(Column column) {
    return column.categorical()
        && (!column.numeric()
            || IntStream.range(0, column.rows())
                .mapToDouble(column::number)
                .allMatch(n -> Double.isNaN(n) || n == Math.rint(n)));
  }

  private static Column column(Table table, String name) {
    return table
        .column(name)
        .orElseThrow(
            () ->
                new DataException(
                    "%s has no column '%s'; it has %s."
                        .formatted(table.file(), name, String.join(", ", table.names()))));
  }

  private static void requireNumbers(Table table, Column column) {
    if (!column.numeric()) {
      throw new DataException(
          "%s has the text '%s' in row %,d of column '%s', which should be numbers: mend it, or name the columns that are to be read with --columns."
              .formatted(table.file(), column.text(), column.firstText() + 1, column.name()));
    }
  }
}
