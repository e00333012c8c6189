package spikeloom.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
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
 * @param transform file of a {@code TransformProcess} of DataVec that is applied to every row, or
 *     null
 * @param reader class of a {@code RecordReader} of DataVec that reads the file, or null
 */
public record TableSettings(
    TableFormat.Decimal decimal,
    TableFormat.Header header,
    @Nullable String label,
    @Nullable String skipRows,
    @Nullable String transform,
    @Nullable String reader) {
  /** Checks the format of the lines. */
  public TableSettings {
    skipped(skipRows);
    path(transform);
  }

  static TableSettings defaults() {
    return new TableSettings(
        TableFormat.Decimal.AUTO, TableFormat.Header.AUTO, null, null, null, null);
  }

  /** Converts to the options of data sets. */
  TableOptions.Text text() {
    return new TableOptions.Text(
        new TableFormat(
            decimal, header, skipped(skipRows), path(transform), Optional.ofNullable(reader)),
        label == null ? "" : label.strip());
  }

  private static Optional<Path> path(@Nullable String file) {
    try {
      return Optional.ofNullable(file).map(Path::of);
    } catch (InvalidPathException e) {
      throw new PlanException("transform has an invalid file name: " + e.getReason());
    }
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
