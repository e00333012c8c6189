package spikeloom.table;

/**
 * A cell that is not a number.
 *
 * @param row its row, from 0
 * @param line where the row begins in the text, from 1
 * @param text its content
 */
public record BadCell(int row, int line, String text) {
  private static final int LONGEST = 60;

  /** Shortens the text to one line. */
  public BadCell {
    text = text.replaceAll("\\p{Cntrl}", " ");
    text = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }

  /** Describes its place, as the start of a sentence. */
  public String place(Object file, String column) {
    return "%s, row %,d (line %,d), column '%s'".formatted(file, row + 1, line, column);
  }

  /** Whether it is plus or minus infinity. */
  public boolean infinite() {
    return Cells.infinite(text);
  }

  /** Whether it begins like a number. */
  public boolean likeNumber() {
    return Cells.likeNumber(text);
  }

  /** Whether it is a number that cannot be parsed: infinite, or with another decimal mark. */
  public boolean mistaken() {
    return infinite() || Cells.COMMA.decimal(text) || Cells.POINT.decimal(text);
  }

  /** Suggests the likely error and a correction: a sentence. */
  public String advice(boolean comma) {
    if (infinite()) {
      return "Correct the cell, or use --missing fill, which inserts the mean of the column.";
    }
    if (!comma && Cells.COMMA.isNumber(text)) {
      return "Correct the cell, or use --decimal comma if the comma is the decimal mark.";
    }
    if (comma && Cells.POINT.isNumber(text)) {
      return "Correct the cell, or use --decimal point if the point is the decimal mark.";
    }
    if (Cells.grouped(text)) {
      return "Remove the thousands separators.";
    }
    return "Correct the cell, or name the columns to read with --columns.";
  }
}
