package spikeloom.table;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spikeloom.file.DataException;
import spikeloom.table.TableFormat.Header;
import spikeloom.table.TableRows.Row;

/**
 * Detects whether the first row holds the column names: if none of its cells is a number, or the
 * numbers among them count from 0 and those below do not.
 *
 * @param source the file, for messages
 * @param rows the first rows, all of the same size
 * @param cells what numbers are
 */
record HeaderRule(String source, List<Row> rows, Cells cells) {
  boolean holds(Header wanted) {
    return switch (wanted) {
      case YES -> true;
      case NO -> false;
      case AUTO -> found();
    };
  }

  /** Whether a cell of the first row is a number. */
  boolean numbered() {
    return !numbers().isEmpty();
  }

  private boolean found() {
    List<Integer> numbers = numbers();
    if (IntStream.range(0, size()).anyMatch(c -> Cells.infinite(cell(0, c)))) {
      return false; // not a name, and rejected as a value
    }
    if (numbers.isEmpty()) {
      return !looksLikeARow();
    }
    if (texts().stream().anyMatch(this::recurs)) {
      return false;
    }
    boolean overNumbers = texts().stream().anyMatch(this::numeric);
    if (counts(numbers)) {
      requireCertain(numbers, overNumbers);
      return true;
    }
    if (overNumbers || progression(numbers)) {
      throw unclear();
    }
    return false;
  }

  /** No cell is a number, but texts recur below, and the others are missing or dates. */
  private boolean looksLikeARow() {
    boolean nothing =
        IntStream.range(0, size())
            .allMatch(c -> Cells.missing(cell(0, c)) || recurs(c) || dates(c));
    return nothing && rows.size() > 1;
  }

  private void requireCertain(List<Integer> numbers, boolean overNumbers) {
    boolean fractions = numbers.stream().allMatch(c -> below(c).anyMatch(w -> !whole(w)));
    boolean beyond =
        numbers.size() > 2
            && numbers.stream().anyMatch(c -> below(c).anyMatch(w -> !index(w, numbers.size())));
    boolean counter = counter(numbers.get(0));
    if (!overNumbers && !fractions && (!beyond || counter)) {
      throw unclear();
    }
  }

  private DataException unclear() {
    return new DataException(
        "%s, line %,d ('%s') may hold column names or values. Use --header yes or --header no."
            .formatted(source, rows.get(0).line(), TableHead.shown(rows.get(0))));
  }

  /** Rejects a row without numbers between the names and numbers. */
  void requireNoUnits() {
    if (rows.size() < 3 || !numbers().isEmpty()) {
      return;
    }
    boolean texts = IntStream.range(0, size()).noneMatch(c -> cells.isNumber(cell(1, c)));
    boolean units =
        IntStream.range(0, size())
            .anyMatch(
                c ->
                    !Cells.missing(cell(1, c))
                        && !Cells.likeNumber(cell(1, c))
                        && rows.stream().skip(2).allMatch(r -> numberOrMissing(r, c))
                        && rows.stream().skip(2).anyMatch(r -> isNumber(r, c)));
    if (texts && units) {
      Row row = rows.get(1);
      throw new DataException(
          "%s, line %,d ('%s') holds no numbers, unlike the lines after it. If it holds units, skip it with --skip-rows %d-%d; if line %d is a title, use --skip-rows %d."
              .formatted(
                  source,
                  row.line(),
                  TableHead.shown(row),
                  row.line(),
                  row.line(),
                  rows.get(0).line(),
                  row.line() - 1));
    }
  }

  /** Whether the numbers are 0, 1, 2 and so on. */
  private boolean counts(List<Integer> numbers) {
    return numbers.size() > 1
        && IntStream.range(0, numbers.size())
            .allMatch(i -> cell(0, numbers.get(i)).equals(Integer.toString(i)));
  }

  /** Whether the first row has equal steps, as wavelengths have, and the second has not. */
  private boolean progression(List<Integer> numbers) {
    boolean decimalsBelow =
        numbers.stream().allMatch(c -> whole(cell(0, c)) && below(c).anyMatch(w -> !whole(w)));
    return rows.size() > 2
        && (numbers.size() > 3 || (numbers.size() == 3 && decimalsBelow))
        && equalSteps(0, numbers)
        && !equalSteps(1, numbers);
  }

  private boolean equalSteps(int row, List<Integer> numbers) {
    double[] values = numbers.stream().mapToDouble(c -> cells.number(cell(row, c))).toArray();
    double step = values[1] - values[0];
    return step != 0
        && IntStream.range(1, values.length)
            .allMatch(i -> Math.abs(values[i] - values[i - 1] - step) < 1e-4 * Math.abs(step));
  }

  private boolean counter(int column) {
    return IntStream.range(1, rows.size())
        .allMatch(r -> cell(r, column).equals(Integer.toString(r)));
  }

  /** Whether all cells begin as numbers do and none is one. */
  private boolean dates(int column) {
    return Cells.likeNumber(cell(0, column))
        && below(column).allMatch(word -> Cells.likeNumber(word) && !cells.isNumber(word));
  }

  private boolean recurs(int column) {
    String word = cell(0, column);
    return below(column).anyMatch(word::equals);
  }

  private boolean numeric(int column) {
    return below(column).anyMatch(cells::isNumber);
  }

  private boolean numberOrMissing(Row row, int column) {
    return Cells.missing(row.cells().get(column).strip()) || isNumber(row, column);
  }

  private boolean isNumber(Row row, int column) {
    return cells.isNumber(row.cells().get(column).strip());
  }

  private static boolean whole(String word) {
    return Cells.missing(word) || word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
  }

  private static boolean index(String word, int count) {
    return whole(word)
        && word.length() < 6
        && !word.isEmpty()
        && !word.contains("-")
        && Character.isDigit(word.charAt(0))
        && Integer.parseInt(word) < count;
  }

  private Stream<String> below(int column) {
    return rows.stream().skip(1).map(row -> row.cells().get(column).strip());
  }

  private List<Integer> numbers() {
    return IntStream.range(0, size()).filter(c -> cells.isNumber(cell(0, c))).boxed().toList();
  }

  private List<Integer> texts() {
    return IntStream.range(0, size())
        .filter(c -> !Cells.missing(cell(0, c)) && !cells.isNumber(cell(0, c)))
        .boxed()
        .toList();
  }

  private int size() {
    return rows.get(0).cells().size();
  }

  private String cell(int row, int column) {
    return rows.get(row).cells().get(column).strip();
  }
}
