package spikeloom.table;

/**
 * How the text of a table is read.
 *
 * @param decimal the mark in front of decimals
 * @param header whether the first row holds the names of the columns
 * @param skipped lines that are not read
 */
public record TableFormat(Decimal decimal, Header header, SkippedLines skipped) {
  /** The mark in front of decimals. */
  public enum Decimal {
    /** A comma where the separator is a semicolon, tab or bar and numbers are written so. */
    AUTO,
    /** As in 12.5. */
    POINT,
    /** As in 12,5. */
    COMMA
  }

  /** Whether the first row holds the names of the columns. */
  public enum Header {
    /** It does if its cells are of another kind than those below, or count from 0. */
    AUTO,
    /** It does. */
    YES,
    /** It is a row of values; the columns are called column 1, 2 and so on. */
    NO
  }

  /** Everything is found out, nothing is skipped. */
  public static TableFormat auto() {
    return new TableFormat(Decimal.AUTO, Header.AUTO, SkippedLines.none());
  }
}
