package spikeloom.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text table: first column left-aligned, numbers right-aligned. */
public final class TextTable {
  private final String title;
  private final List<String[]> rows = new ArrayList<>();

  /** A table with its title and the heads of its columns. */
  public TextTable(String title, String... heads) {
    this.title = title;
    rows.add(heads);
  }

  /** Adds a row. */
  public void row(String... cells) {
    rows.add(cells);
  }

  /** Formats a number with {@code decimals} digits after the point and thousands separators. */
  public static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** Formats a time from a few to many thousands of microseconds, with at least three digits. */
  public static String time(double microseconds) {
    return number(microseconds, microseconds < 10 ? 2 : microseconds < 100 ? 1 : 0);
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        widths[c] = Math.max(widths[c], row[c].length());
      }
    }
    StringBuilder text = new StringBuilder(title).append('\n');
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int c = 0; c < row.length; c++) {
        String space = " ".repeat(widths[c] - row[c].length());
        line.append(c == 0 ? row[c] + space : "  " + space + row[c]);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
