package spikeloom.dataset;

import java.util.List;
import spikeloom.table.TableFormat;

/**
 * How a table becomes samples, and any recording in time that is read as one: its moments are the
 * rows, its channels the columns.
 *
 * @param columns names or numbers of the columns whose numbers are the values; none: all that have
 *     numbers
 * @param window rows of a sample; 0: what is usual for the kind of file, in a table without a
 *     column of time one row
 * @param stride rows from the beginning of a sample to that of the next; 0: half a sample
 * @param missing what is done about cells without a value
 * @param text how the text of a table is read
 */
public record TableOptions(
    List<String> columns, int window, int stride, Missing missing, Text text) {
  /** What is done about cells without a value. */
  public enum Missing {
    /** The table is refused. */
    REFUSE,
    /** They get the mean of their column over the training rows. */
    FILL
  }

  /**
   * How the text of a table is read.
   *
   * @param format how it is written
   * @param label name or number of the column with the classes, {@link #NO_LABEL} for a table
   *     without classes, or empty to find it by its name and content
   */
  public record Text(TableFormat format, String label) {
    /** A table without classes. */
    public static final String NO_LABEL = "none";

    /** Everything is found out. */
    public static Text auto() {
      return new Text(TableFormat.auto(), "");
    }
  }

  /** Keeps its own list. */
  public TableOptions {
    columns = List.copyOf(columns);
    if (window < 0 || stride < 0) {
      throw new IllegalArgumentException("window " + window + ", stride " + stride);
    }
  }

  /** The same with the text of tables read as it looks. */
  public TableOptions(List<String> columns, int window, int stride, Missing missing) {
    this(columns, window, stride, missing, Text.auto());
  }

  /** All columns, missing values refused. */
  public static TableOptions usual() {
    return new TableOptions(List.of(), 0, 0, Missing.REFUSE);
  }

  /** The same with the text of tables read in another way. */
  public TableOptions with(Text other) {
    return new TableOptions(columns, window, stride, missing, other);
  }
}
