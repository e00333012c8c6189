package spikeloom.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table with named columns: as CSV, Markdown and text. */
public final class ReportTable {
  private static final MathContext DIGITS = new MathContext(6);

  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  /** A table with the names of its columns. */
  public ReportTable(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row of texts and numbers; a number that is not finite is an empty cell. */
  public ReportTable row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells do not fit " + columns.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Returns comma-separated values with a header, the numbers to six digits. */
  public String csv() {
    StringBuilder text =
        new StringBuilder(line(columns.stream().map(ReportTable::quoted).toList()));
    rows.forEach(row -> text.append(line(row.stream().map(c -> quoted(exact(c))).toList())));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return String.join(",", cells) + "\n";
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String exact(Object cell) {
    if (cell instanceof Double number) {
      return Double.isFinite(number)
          ? new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString()
          : "";
    }
    return cell.toString();
  }

  /** Returns a Markdown table with formatted numbers. */
  public String markdown() {
    StringBuilder text = new StringBuilder(bar(columns));
    text.append(bar(columns.stream().map(c -> "---").toList()));
    rows.forEach(row -> text.append(bar(row.stream().map(ReportTable::read).toList())));
    return text.toString();
  }

  private static String bar(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The table for a terminal. */
  public String text(String title) {
    TextTable text = new TextTable(title, columns.toArray(String[]::new));
    rows.forEach(row -> text.row(row.stream().map(ReportTable::read).toArray(String[]::new)));
    return text.toString();
  }

  private static String read(Object cell) {
    if (!(cell instanceof Double number)) {
      return cell.toString();
    }
    double size = Math.abs(number);
    if (!Double.isFinite(number)) {
      return "";
    }
    if (size != 0 && size < 1e-3) {
      return String.format(Locale.ROOT, "%.1e", number);
    }
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 4;
    return String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }

  /** The names of the columns. */
  public List<String> columns() {
    return columns;
  }

  @Override
  public String toString() {
    return Arrays.toString(columns.toArray()) + " x " + rows.size();
  }
}
