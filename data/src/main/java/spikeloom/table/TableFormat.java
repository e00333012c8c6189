package spikeloom.table;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The format of the text of a table.
 *
 * @param decimal the decimal mark
 * @param header whether the first row holds the names of the columns
 * @param skipped lines to skip
 * @param transform file of a {@code TransformProcess} of DataVec that is applied to every row, if
 *     any
 * @param reader class of a {@code RecordReader} of DataVec that reads the file, if any
 */
public record TableFormat(
    Decimal decimal,
    Header header,
    SkippedLines skipped,
    Optional<Path> transform,
    Optional<String> reader) {
  /** The decimal mark. */
  public enum Decimal {
    /** A comma if the separator is a semicolon, tab or bar and numbers have commas. */
    AUTO,
    /** As in 12.5. */
    POINT,
    /** As in 12,5. */
    COMMA
  }

  /** Whether the first row holds the column names. */
  public enum Header {
    /** Yes if its cells differ in type from those below, or count from 0. */
    AUTO,
    /** It does. */
    YES,
    /** It is a row of values; the columns are called column 1, 2 and so on. */
    NO
  }

  /** The rows as they are. */
  public TableFormat(Decimal decimal, Header header, SkippedLines skipped) {
    this(decimal, header, skipped, Optional.empty(), Optional.empty());
  }

  /** Detects everything, skips nothing. */
  public static TableFormat auto() {
    return new TableFormat(Decimal.AUTO, Header.AUTO, SkippedLines.none());
  }
}
