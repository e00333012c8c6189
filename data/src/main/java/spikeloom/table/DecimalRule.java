package spikeloom.table;

import java.util.List;
import java.util.regex.Pattern;
import spikeloom.file.DataException;
import spikeloom.table.TableFormat.Decimal;
import spikeloom.table.TableRows.Row;

/**
 * Detects the decimal mark. Commas are recognised if the separator is a semicolon, a tab or a bar
 * and no number has a point; ambiguous thousands separators are rejected.
 *
 * @param source the file, for messages
 * @param rows the first rows, all of the same size
 * @param separator what separates cells
 */
record DecimalRule(String source, List<Row> rows, char separator) {
  private static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9]\\d{0,2}[.,]\\d{3}");
  private static final Pattern SEVERAL = Pattern.compile("[-+]?\\d+(,\\s*[-+]?\\d+){2,}");
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,40}");

  /** Advice for a table that has commas between cells and in numbers. */
  static final String SEPARATE =
      "separate the cells by semicolons or put quotes around the numbers";

  /** A cell, for messages. */
  private record Found(String text, int line) {}

  Cells find(Decimal wanted) {
    return switch (wanted) {
      case POINT -> Cells.POINT;
      case COMMA -> {
        requireOneNumberPerCell();
        yield Cells.COMMA;
      }
      case AUTO -> found();
    };
  }

  private Cells found() {
    List<Found> commas = marked(Cells.COMMA);
    List<Found> points = marked(Cells.POINT);
    if (separator == ',' || (commas.isEmpty() && separator != ';')) {
      return Cells.POINT;
    }
    if (!commas.isEmpty() && !points.isEmpty()) {
      throw new DataException(
          "%s has '%s' in line %,d and '%s' in line %,d, so the decimal mark is ambiguous. Use --decimal comma or --decimal point."
              .formatted(
                  source,
                  commas.get(0).text,
                  commas.get(0).line,
                  points.get(0).text,
                  points.get(0).line));
    }
    Cells cells = commas.isEmpty() ? Cells.POINT : Cells.COMMA;
    if (cells.equals(Cells.COMMA) && separator == Separator.BLANK) {
      throw new DataException(
          "%s, line %,d: '%s' may be one number or two. If the comma is the decimal mark, use --decimal comma."
              .formatted(source, commas.get(0).line, commas.get(0).text));
    }
    for (int c = 0; c < rows.get(0).cells().size(); c++) {
      requireNoThousands(c, cells);
    }
    return cells;
  }

  private void requireOneNumberPerCell() {
    for (Row row : rows) {
      for (String cell : row.cells()) {
        if (SEVERAL.matcher(cell.strip()).matches()) {
          throw new DataException(
              "%s, line %,d: '%s' has commas between cells and in numbers, which cannot be told apart. Please %s."
                  .formatted(source, row.line(), TableHead.shown(row), SEPARATE));
        }
      }
    }
  }

  /** The numbers after the first row that have a mark. */
  private List<Found> marked(Cells cells) {
    return rows.stream()
        .skip(rows.size() > 1 ? 1 : 0)
        .flatMap(row -> row.cells().stream().map(c -> new Found(c.strip(), row.line())))
        .filter(f -> f.text.indexOf(cells.mark()) >= 0 && cells.decimal(f.text))
        .toList();
  }

  // 950 and 1,050 in one column are thousands, not decimals.
  private void requireNoThousands(int column, Cells cells) {
    List<Found> below =
        rows.stream()
            .skip(rows.size() > 1 ? 1 : 0)
            .map(row -> new Found(row.cells().get(column).strip(), row.line()))
            .toList();
    List<Found> marked =
        below.stream()
            .filter(f -> f.text.indexOf(cells.mark()) >= 0 && cells.decimal(f.text))
            .toList();
    if (marked.isEmpty()
        || !marked.stream().allMatch(f -> THOUSANDS.matcher(f.text).matches())
        || below.stream().noneMatch(f -> WHOLE.matcher(f.text).matches())) {
      return;
    }
    throw new DataException(
        "%s, line %,d: the mark in '%s' may be a decimal mark or a thousands separator. Use --decimal %s for decimals, or remove the separators."
            .formatted(
                source,
                marked.get(0).line,
                marked.get(0).text,
                cells.equals(Cells.COMMA) ? "comma" : "point"));
  }
}
