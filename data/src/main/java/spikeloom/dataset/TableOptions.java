package spikeloom.dataset;

import java.util.List;
import spikeloom.table.TableFormat;

/**
 * Options for samples of tables and of recordings in time, whose steps are the rows and whose
 * channels are the columns.
 *
 * @param columns names or numbers of the value columns; empty: all numeric columns
 * @param window rows of a sample; 0: the default of the file type, one row in a table without a
 *     time column
 * @param stride rows between the starts of samples; 0: half a sample
 * @param missing treatment of missing values
 * @param text options for reading the text
 */
public record TableOptions(
    List<String> columns, int window, int stride, Missing missing, Text text) {
  /** Treatment of missing values. */
  public enum Missing {
    /** Reject the table. */
    REFUSE,
    /** Use the mean of the column over the training rows. */
    FILL
  }

  /**
   * Options for reading the text of a table.
   *
   * @param format format of the text
   * @param label name or number of the column with the classes, {@link #NO_LABEL} for a table
   *     without classes, or empty to detect it
   */
  public record Text(TableFormat format, String label) {
    /** Value for a table without classes. */
    public static final String NO_LABEL = "none";

    /** Detects everything. */
    public static Text auto() {
      return new Text(TableFormat.auto(), "");
    }
  }

  /** Copies its list. */
  public TableOptions {
    columns = List.copyOf(columns);
    if (window < 0 || stride < 0) {
      throw new IllegalArgumentException("window " + window + ", stride " + stride);
    }
  }

  /** The same with detected text options. */
  public TableOptions(List<String> columns, int window, int stride, Missing missing) {
    this(columns, window, stride, missing, Text.auto());
  }

  /** All columns, missing values rejected. */
  public static TableOptions defaults() {
    return new TableOptions(List.of(), 0, 0, Missing.REFUSE);
  }

  /** The same with other text options. */
  public TableOptions with(Text other) {
    return new TableOptions(columns, window, stride, missing, other);
  }
}
