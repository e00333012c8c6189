package spikeloom.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spikeloom.file.DataException;
import spikeloom.table.TableFormat.Decimal;
import spikeloom.table.TableRows.Row;

/**
 * Finds what separates the cells of a text: that of commas, semicolons, tabs, bars and blanks which
 * cuts most lines into the same number of cells, at least two, and makes most of these cells
 * numbers. Of several that do so equally well the most frequent one in the first line is taken.
 */
final class Separator {
  /** Stands for any number of blanks and tabs. */
  static final char BLANK = ' ';

  private static final char[] MARKS = {',', ';', '\t', '|', BLANK};
  private static final double FEWEST_LINES = 0.5;
  private static final int MOST_ROWS = 200;

  private final String source;
  private final List<String> head;
  private final TableFormat format;

  /**
   * @param source the file, for messages
   * @param head the first lines of the text
   */
  Separator(String source, List<String> head, TableFormat format) {
    this.source = source;
    this.head = head;
    this.format = format;
  }

  /** What a line such as {@code sep=;} names. */
  static Optional<String> named(String line) {
    String text = line.strip();
    if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1);
    }
    if (!text.toLowerCase(Locale.ROOT).startsWith("sep=")) {
      return Optional.empty();
    }
    String rest = line.substring(line.toLowerCase(Locale.ROOT).indexOf("sep=") + 4);
    String plain = rest.endsWith("\"") ? rest.substring(0, rest.length() - 1) : rest;
    return plain.length() > 2 ? Optional.empty() : Optional.of(plain);
  }

  /** The separator. */
  char find() throws IOException {
    int at = 0;
    while (at < head.size()
        && (format.skipped().contain(at + 1) || TableRows.skipped(head.get(at)))) {
      at++;
    }
    String first = at < head.size() ? head.get(at) : "";
    Optional<String> named = named(first);
    if (named.isPresent()) {
      return named(named.get(), at + 1);
    }
    char best = format.decimal() == Decimal.COMMA ? ';' : ',';
    double most = -1;
    for (char mark : MARKS) {
      double quality = quality(mark);
      boolean possible = mark != BLANK && (mark != ',' || format.decimal() != Decimal.COMMA);
      boolean equal = quality > most - 1e-9 && (quality >= 0 || possible);
      if (quality > most + 1e-9 || (equal && count(first, mark) > count(first, best))) {
        best = mark;
        most = quality;
      }
    }
    return best;
  }

  private char named(String mark, int line) {
    for (char known : MARKS) {
      if (mark.length() == 1 && mark.charAt(0) == known) {
        return known;
      }
    }
    throw new DataException(
        "%s, line %d: the separator '%s' is not supported. Use a comma, semicolon, tab, bar or blank."
            .formatted(source, line, mark));
  }

  /**
   * Share of the cells that are numbers, times that of the lines with the most frequent number of
   * cells; half of it if not all lines have that number.
   */
  private double quality(char mark) throws IOException {
    boolean quoted = head.stream().filter(line -> line.indexOf('"') >= 0).count() * 2 > head.size();
    if (mark == ',' && format.decimal() == Decimal.COMMA && !quoted) {
      return -1;
    }
    List<Row> rows = rows(mark);
    Map<Integer, Integer> sizes = new HashMap<>();
    rows.forEach(row -> sizes.merge(row.cells().size(), 1, Integer::sum));
    int size = TableHead.mostFrequent(rows);
    double share = sizes.getOrDefault(size, 0) / (double) Math.max(1, rows.size());
    if (size < 2 || share < FEWEST_LINES) {
      return -1;
    }
    double quality =
        (share < 1 ? share / 2 : 1)
            * Math.max(numbers(rows, size, Cells.POINT), commas(mark, rows, size));
    return mark == BLANK && quality == 0 ? -1 : quality;
  }

  private double commas(char mark, List<Row> rows, int size) {
    return mark == ',' && format.decimal() != Decimal.COMMA ? 0 : numbers(rows, size, Cells.COMMA);
  }

  private static double numbers(List<Row> rows, int size, Cells cells) {
    long all = 0;
    long numbers = 0;
    for (Row row : rows) {
      if (row.cells().size() == size) {
        List<String> words =
            row.cells().stream().map(String::strip).filter(w -> !Cells.missing(w)).toList();
        all += words.size();
        numbers += words.stream().filter(w -> cells.decimal(w) || Cells.grouped(w)).count();
      }
    }
    return numbers / (double) Math.max(1, all);
  }

  private List<Row> rows(char mark) throws IOException {
    TableRows text = new TableRows(source, TableRows.Lines.of(head), mark, format.skipped());
    List<Row> rows = new ArrayList<>();
    try {
      Optional<Row> row = text.next();
      for (; row.isPresent() && rows.size() < MOST_ROWS; row = text.next()) {
        rows.add(row.get());
      }
    } catch (DataException e) { // the head ends within quotes
      return rows;
    }
    return rows;
  }

  private static int count(String line, char mark) {
    boolean quoted = false;
    int count = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += c == mark && !quoted ? 1 : 0;
    }
    return mark == BLANK ? Math.min(1, count) : count;
  }
}
