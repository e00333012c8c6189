package spikeloom.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import spikeloom.file.DataException;

/** Collects the rows of a table. */
final class TableBuilder {
  /** The most cells of a table. */
  static final long MAX_CELLS = 1L << 25;

  static final int MAX_COLUMNS = 1 << 14;

  private final Path file;
  private final List<Column> columns = new ArrayList<>();
  private int line;
  private long cells;

  TableBuilder(Path file) {
    this.file = file;
  }

  int line() {
    return line;
  }

  void add(List<String> row) {
    line++;
    if (row.size() == 1 && row.get(0).isBlank()) {
      return;
    }
    if (columns.isEmpty()) {
      begin(row);
    } else {
      addCells(row);
    }
  }

  private void begin(List<String> row) {
    if (row.size() > MAX_COLUMNS) {
      throw new DataException(
          "%s has %,d columns in line %d, more than the %,d that are read at most; choose some."
              .formatted(file, row.size(), line, MAX_COLUMNS));
    }
    boolean header = row.stream().noneMatch(cell -> Column.number(cell.strip()).isPresent());
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < row.size(); i++) {
      String name = header ? row.get(i).replace("\ufeff", "").strip() : "";
      name = name.isEmpty() ? "column " + (i + 1) : name;
      if (!taken.add(name.toLowerCase(Locale.ROOT))) {
        throw new DataException(
            "%s has two columns called '%s' in line %d; rename one.".formatted(file, name, line));
      }
      columns.add(new Column(name));
    }
    if (!header) {
      addCells(row);
    }
  }

  private void addCells(List<String> row) {
    if (row.size() != columns.size()) {
      throw new DataException(
          "%s has %d cells in line %d, but %d columns; mend the line."
              .formatted(file, row.size(), line, columns.size()));
    }
    cells += row.size();
    if (cells > MAX_CELLS) {
      throw new DataException(
          "%s holds more than the %,d cells that are read at most (line %,d); use a part of it."
              .formatted(file, MAX_CELLS, line));
    }
    for (int i = 0; i < row.size(); i++) {
      columns.get(i).add(row.get(i));
    }
  }

  Table build() {
    if (columns.isEmpty() || columns.get(0).rows() == 0) {
      throw new DataException(
          file + " holds no rows after line " + line + "; use a table with at least one.");
    }
    return new Table(file, columns);
  }
}
