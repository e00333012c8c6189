package spikeloom.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table: numbers, if all cells are numbers or missing, and words, if there are few
 * different ones.
 */
public final class Column {
  /** Maximum number of different words of a categorical column. */
  public static final int MAX_WORDS = 256;

  private static final int NO_WORD = -1;

  private final String name;
  private final Cells cells;
  private final @Nullable Times times;
  private final int mostWords;
  private final Map<String, Integer> known = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private float[] numbers = new float[16];
  private int[] wordOf = new int[16];
  private int rows;
  private int finite;
  private int infinite;
  private boolean measured;
  private @Nullable BadCell bad;
  private @Nullable BadCell likeNumber;

  Column(String name, Cells cells) {
    this.name = name;
    this.cells = cells;
    times = ColumnNames.time(name) ? new Times(cells) : null;
    mostWords = ColumnNames.group(name) ? Integer.MAX_VALUE : MAX_WORDS;
  }

  /**
   * A column of numbers that were never text.
   *
   * @param values a number a row, NaN where it is missing; copied
   */
  public static Column ofNumbers(String name, float[] values) {
    Column column = new Column(name, Cells.POINT);
    column.numbers = values.clone();
    column.rows = values.length;
    column.finite = values.length;
    column.measured = true;
    return column;
  }

  /** A column of words, one a row. */
  public static Column ofWords(String name, List<String> words) {
    Column column = new Column(name, Cells.POINT);
    words.forEach(word -> column.add(word, 0));
    return column;
  }

  void add(String cell, int line) {
    if (rows == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * rows);
      wordOf = categorical() ? Arrays.copyOf(wordOf, 2 * rows) : new int[0];
    }
    String word = printable(cell.strip());
    boolean missing = Cells.missing(word);
    numbers[rows] = missing ? Float.NaN : cells.number(word);
    if (!Float.isNaN(numbers[rows])) {
      finite++;
    } else if (!missing) {
      addBad(word, line);
    }
    if (categorical()) {
      // "none" can be the name of a class; the other cells decide.
      wordOf[rows] = missing && !word.equalsIgnoreCase("none") ? NO_WORD : wordIndex(word);
    }
    if (times != null) {
      times.add(word, line);
    }
    rows++;
  }

  /** Words are names in reports and figures, which must not have line breaks. */
  private static String printable(String word) {
    boolean plain = word.chars().noneMatch(Character::isISOControl);
    return plain ? word : word.replaceAll("\\p{Cntrl}+", " ");
  }

  private void addBad(String word, int line) {
    boolean unbounded = Cells.infinite(word);
    infinite += unbounded ? 1 : 0;
    if (bad == null || (bad.infinite() && !unbounded)) {
      bad = new BadCell(rows, line, word); // infinity can be replaced, so other cells come first
    }
    if (likeNumber == null && Cells.likeNumber(word)) {
      likeNumber = new BadCell(rows, line, word);
    }
  }

  private int wordIndex(String word) {
    Integer index = known.get(word);
    if (index == null) {
      index = words.size();
      known.put(word, index);
      words.add(word);
    }
    return index;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Whether all cells are finite numbers or missing. */
  public boolean numeric() {
    return bad == null;
  }

  /** Whether no cell is a number, infinite, or begins like a number. */
  public boolean words() {
    return finite == 0 && bad != null && likeNumber == null;
  }

  /** Cells that are finite numbers. */
  public int finite() {
    return finite;
  }

  /** Cells that are plus or minus infinity. */
  public int infinite() {
    return infinite;
  }

  /** The first cell that is neither missing nor a finite number; a text if there is one. */
  public Optional<BadCell> bad() {
    return Optional.ofNullable(bad);
  }

  /** The first cell that begins like a number but is not a finite one. */
  public Optional<BadCell> likeNumber() {
    return Optional.ofNullable(likeNumber);
  }

  /** Whether its decimal mark is a comma. */
  public boolean commas() {
    return cells.mark() == ',';
  }

  /** The number in a row; NaN where it is missing or not a finite number. */
  public float number(int row) {
    return numbers[Objects.checkIndex(row, rows)];
  }

  /** The times in it, if its name is that of a time. */
  public Optional<Times> times() {
    return Optional.ofNullable(times);
  }

  /** Whether it was read as words with at most {@link #MAX_WORDS} different ones. */
  public boolean categorical() {
    return !measured && words.size() <= mostWords;
  }

  /** The different words of a categorical column, in the order of their first rows. */
  public List<String> distinct() {
    return words.stream().filter(word -> !Cells.missing(word)).toList();
  }

  /** The word in a row of a categorical column; empty where it is missing. */
  public Optional<String> word(int row) {
    int index = wordOf[row];
    return index == NO_WORD ? Optional.empty() : Optional.of(words.get(index));
  }

  /**
   * Returns the group of a row: its word, or, in a column of more numbers than {@link #MAX_WORDS},
   * that number in single precision where it is exact; empty where it is missing.
   */
  public Optional<String> group(int row) {
    if (categorical() && words.size() <= MAX_WORDS) {
      return word(row);
    }
    float number = number(row);
    if (measured || (numeric() && !Float.isNaN(number) && exact(row, number))) {
      return Float.isNaN(number) ? Optional.empty() : Optional.of(Float.toString(number));
    }
    return word(row);
  }

  private boolean exact(int row, float number) {
    String word = word(row).orElse("");
    return Double.parseDouble(word.replace(cells.mark(), '.')) == number;
  }
}
