package spikeloom.plan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.TableOptions;
import spikeloom.table.SkippedLines;
import spikeloom.table.TableFormat;

/**
 * How the text of a table is read.
 *
 * @param decimal the decimal mark
 * @param header whether the first row holds the names of the columns
 * @param label name or number of the column with the classes, {@code none} for a table without
 *     classes, or null to find it
 * @param skipRows lines that are not read, {@code N} for the first N or {@code A-B}; or null
 */
public record TableSettings(
    TableFormat.Decimal decimal,
    TableFormat.Header header,
    @Nullable String label,
    @Nullable String skipRows) {
  /** Checks the format of the lines. */
  public TableSettings {
    skipped(skipRows);
  }

  static TableSettings defaults() {
    return new TableSettings(TableFormat.Decimal.AUTO, TableFormat.Header.AUTO, null, null);
  }

  /** Converts to the options of data sets. */
  TableOptions.Text text() {
    return new TableOptions.Text(
        new TableFormat(decimal, header, skipped(skipRows)), label == null ? "" : label.strip());
  }

  private static SkippedLines skipped(@Nullable String words) {
    try {
      return words == null ? SkippedLines.none() : SkippedLines.parse(words.strip());
    } catch (IllegalArgumentException e) {
      throw new PlanException(
          String.format(
              Locale.ROOT,
              "skip-rows must be a number of lines, or lines such as 2-3, not '%s'",
              words));
    }
  }
}
