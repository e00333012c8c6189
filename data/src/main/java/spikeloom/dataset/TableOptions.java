package spikeloom.dataset;

import java.util.List;

/**
 * How a table becomes samples, and any recording in time that is read as one: its moments are the
 * rows, its channels the columns.
 *
 * @param columns names of the columns whose numbers are the values; none: all that have numbers
 * @param window rows of a sample; 0: what is usual for the kind of file, in a table without a
 *     column of time one row
 * @param stride rows from the beginning of a sample to that of the next; 0: half a sample
 * @param missing what is done about cells without a value
 */
public record TableOptions(List<String> columns, int window, int stride, Missing missing) {
  /** What is done about cells without a value. */
  public enum Missing {
    /** The table is refused. */
    REFUSE,
    /** They get the mean of their column over the training rows. */
    FILL
  }

  /** Keeps its own list. */
  public TableOptions {
    columns = List.copyOf(columns);
    if (window < 0 || stride < 0) {
      throw new IllegalArgumentException("window " + window + ", stride " + stride);
    }
  }

  /** All columns, missing values refused. */
  public static TableOptions usual() {
    return new TableOptions(List.of(), 0, 0, Missing.REFUSE);
  }
}
