package spikeloom.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A table as read.
 *
 * @param file where it is from
 * @param columns its columns, all of the same number of rows
 */
public record Table(Path file, List<Column> columns) {
  /** Keeps its own list. */
  public Table {
    columns = List.copyOf(columns);
  }

  /** Number of rows. */
  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).rows();
  }

  /** The column of that name; letters may be small or large. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The names of all columns. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
