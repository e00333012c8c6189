package spikeloom.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A table as read.
 *
 * @param file where it is from
 * @param columns its columns, all of the same number of rows
 * @param how format of its text, a clause
 * @param notes notes about reading it, one sentence each
 */
public record Table(Path file, List<Column> columns, String how, List<String> notes) {
  /** Copies its lists. */
  public Table {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
  }

  /** Creates a table that was not read from a text. */
  public Table(Path file, List<Column> columns) {
    this(file, columns, "", List.of());
  }

  /** Number of rows. */
  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).rows();
  }

  /** The column with this name, ignoring case. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The column with this name, else with this number, starting at 1. */
  public Optional<Column> find(String nameOrNumber) {
    return column(nameOrNumber).or(() -> numbered(nameOrNumber));
  }

  private Optional<Column> numbered(String number) {
    int index = number.matches("\\d{1,6}") ? Integer.parseInt(number) - 1 : -1;
    return index >= 0 && index < columns.size()
        ? Optional.of(columns.get(index))
        : Optional.empty();
  }

  /** The names of all columns. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
