package spikeloom.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spikeloom.file.DataException;
import spikeloom.table.TableFormat.Header;
import spikeloom.table.TableRows.Row;
import spikeloom.text.Wording;

/**
 * The format of a table detected from its first rows: number format and whether the first row holds
 * names.
 *
 * @param decimal number format
 * @param header whether the first row holds names
 * @param numbered whether these names are numbers
 */
record TableHead(Cells decimal, boolean header, boolean numbered) {
  private static final int FEWEST_ROWS = 3; // to distinguish a title from rows of different length

  /**
   * Detects the format of the first rows.
   *
   * @throws DataException if they begin with a title or with units, or can be understood in two
   *     ways
   */
  static TableHead of(String source, List<Row> rows, char separator, TableFormat format) {
    if (rows.isEmpty()) {
      return new TableHead(Cells.POINT, false, false);
    }
    int size = mostFrequent(rows);
    requireNoTitle(source, rows, size, separator, format);
    List<Row> equal = rows.stream().filter(row -> row.cells().size() == size).toList();
    Cells decimal = new DecimalRule(source, equal, separator).find(format.decimal());
    HeaderRule rule = new HeaderRule(source, equal, decimal);
    boolean header = rule.holds(format.header());
    if (header) {
      rule.requireNoUnits();
    }
    return new TableHead(
        decimal, header, header && format.header() == Header.AUTO && rule.numbered());
  }

  /** The most frequent number of cells; the larger one of equally frequent ones. */
  static int mostFrequent(List<Row> rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.cells().size(), 1, Integer::sum));
    int best = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      int more = entry.getValue() - counts.getOrDefault(best, 0);
      best = more > 0 || (more == 0 && entry.getKey() > best) ? entry.getKey() : best;
    }
    return best;
  }

  private static void requireNoTitle(
      String source, List<Row> rows, int size, char separator, TableFormat format) {
    int other = 0;
    while (rows.get(other).cells().size() != size) {
      other++;
    }
    boolean rest =
        rows.subList(other, rows.size()).stream().allMatch(row -> row.cells().size() == size);
    if (other == 0 || !rest || rows.size() - other < FEWEST_ROWS) {
      return;
    }
    Row first = rows.get(0);
    throw new DataException(
        "%s, line %,d ('%s') has %s, but the lines after it have %d. If it is a title, skip it with --skip-rows %d%s."
            .formatted(
                source,
                first.line(),
                shown(first),
                cells(first.cells().size()),
                size,
                rows.get(other).line() - 1,
                commas(first, separator, format)));
  }

  private static String commas(Row first, char separator, TableFormat format) {
    if (separator != ',' || format.decimal() != TableFormat.Decimal.AUTO) {
      return "";
    }
    return first.cells().size() == 1
        ? "; if commas are decimal marks, use --decimal comma"
        : "; if commas are also decimal marks, " + DecimalRule.SEPARATE;
  }

  static String cells(int count) {
    return Wording.count(count, "cell");
  }

  /** The beginning of a row, for messages. */
  static String shown(Row row) {
    String all = String.join(", ", row.cells()).replaceAll("\\p{Cntrl}", " ");
    return all.length() > 40 ? all.substring(0, 40) + "..." : all;
  }
}
