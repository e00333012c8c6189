package spikeloom.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A table as read.
 *
 * @param file where it is from
 * @param columns its columns, all of the same number of rows
 * @param how how its text is written, a clause
 * @param notes what a user should know about how it was read, a sentence each
 */
public record Table(Path file, List<Column> columns, String how, List<String> notes) {
  /** Keeps its own lists. */
  public Table {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
  }

  /** A table that was not read from a text. */
  public Table(Path file, List<Column> columns) {
    this(file, columns, "", List.of());
  }

  /** Number of rows. */
  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).rows();
  }

  /** The column of that name; letters may be small or large. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The column of that name, else that number, from 1. */
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
