package spikeloom.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import spikeloom.file.DataException;
import spikeloom.table.TableRows.Row;

/** Collects the rows of a table. */
final class TableBuilder {
  /** The maximum number of cells of a table. */
  static final long MAX_CELLS = 1L << 25;

  static final int MAX_COLUMNS = 1 << 14;

  private final String source;
  private final Cells cells;
  private final List<Column> columns = new ArrayList<>();
  private long count;
  private int line;

  TableBuilder(String source, Cells cells) {
    this.source = source;
    this.cells = cells;
  }

  /** Names the columns; a name that is blank becomes the number of the column. */
  void begin(List<String> names, int line) {
    this.line = line;
    if (names.size() > MAX_COLUMNS) {
      throw new DataException(
          "%s has %,d columns in line %,d, but at most %,d are supported. Use a part of it."
              .formatted(source, names.size(), line, MAX_COLUMNS));
    }
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).replaceAll("\\p{Cntrl}", " ").strip();
      name = name.isEmpty() ? "column " + (i + 1) : name;
      if (!taken.add(name.toLowerCase(Locale.ROOT))) {
        throw new DataException(
            "%s has two columns called '%s' in line %,d. Rename one, or use --header no if the line holds values."
                .formatted(source, name, line));
      }
      columns.add(new Column(name, cells));
    }
  }

  /** Names columns by their numbers. */
  void begin(int size, int line) {
    begin(IntStream.range(0, size).mapToObj(i -> "").toList(), line);
  }

  boolean begun() {
    return !columns.isEmpty();
  }

  void add(Row row) {
    line = row.line();
    if (row.cells().size() != columns.size()) {
      throw new DataException(
          "%s has %s in line %,d, but %d columns. Correct the line, or skip it with --skip-rows %d-%d."
              .formatted(
                  source, TableHead.cells(row.cells().size()), line, columns.size(), line, line));
    }
    count += row.cells().size();
    if (count > MAX_CELLS) {
      throw new DataException(
          "%s holds more than the %,d cells that are read at most (line %,d). Use a part of it."
              .formatted(source, MAX_CELLS, line));
    }
    for (int i = 0; i < row.cells().size(); i++) {
      columns.get(i).add(row.cells().get(i), line);
    }
  }

  List<Column> columns() {
    if (columns.isEmpty() || columns.get(0).rows() == 0) {
      throw new DataException(
          "%s holds no rows after line %,d. Use a table with at least one."
              .formatted(source, line));
    }
    return columns;
  }
}
