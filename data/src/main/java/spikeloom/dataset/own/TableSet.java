package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.file.DataException;
import spikeloom.table.Column;
import spikeloom.table.Table;
import spikeloom.table.TableFile;

/**
 * A table as samples: one per row, or windows of rows if the table is a recording in time. Rows are
 * split class by class; windows in time, with the last 20 % for testing, and those that cross the
 * border are skipped. If the table has groups, they stay together. Values are scaled to [0, 1] by
 * the training rows.
 *
 * @param table the table
 * @param roles roles of its columns
 * @param options windows and split
 * @param defaultLength default rows of a sample
 */
record TableSet(Table table, TableRoles roles, SourceOptions options, int defaultLength) {
  /** Default rows of a window. */
  static final int DEFAULT_WINDOW = 64;

  private static final long MAX_VALUES = 1L << 27;

  /**
   * Reads a table from a text file.
   *
   * @throws DataException if it cannot be read, or lacks a requested column
   */
  static TableSet read(Path file, SourceOptions options) {
    Table table = TableFile.read(file, options.table().text().format());
    TableRoles roles = TableRoles.of(table, options.table());
    List<String> notes = new ArrayList<>(table.notes());
    notes.addAll(new TableTimes(table, roles).check());
    Table noted = new Table(file, table.columns(), table.how(), notes);
    return new TableSet(noted, roles, options, roles.time().isPresent() ? DEFAULT_WINDOW : 1);
  }

  Dataset open() {
    int length = options.length(defaultLength);
    List<TableSamples.Window> windows = windows(length);
    long size = (long) windows.size() * length * roles.values().size();
    if (size > MAX_VALUES) {
      throw new DataException(
          "%s makes %,d values, more than the maximum of %,d; use a longer --sample-stride or fewer --columns."
              .formatted(table.file(), size, MAX_VALUES));
    }
    return new TableSamples(table, roles, windows, options).dealtOut();
  }

  private List<TableSamples.Window> windows(int length) {
    int stride = options.stride(length);
    List<TableSamples.Window> windows = new ArrayList<>();
    for (int from = 0; from + length <= table.rows(); from += stride) {
      int first = from;
      boolean whole =
          roles
              .group()
              .map(g -> IntStream.range(first, first + length).allMatch(r -> same(g, first, r)))
              .orElse(true);
      if (whole) {
        windows.add(new TableSamples.Window(from, length));
      }
    }
    if (windows.size() < 2) {
      throw new DataException(
          "%s has %,d rows, which make %d samples of %,d rows, but both training and test samples are needed: use more rows or a shorter --sample-length."
              .formatted(table.file(), table.rows(), windows.size(), length));
    }
    return windows;
  }

  private static boolean same(Column group, int row, int other) {
    return group.group(row).equals(group.group(other));
  }
}
