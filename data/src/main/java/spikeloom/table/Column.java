package spikeloom.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A column of a table: a number in each row where all cells are numbers or missing, and the words
 * that occur where these are few.
 */
public final class Column {
  /** More different words than these are no categories. */
  public static final int MAX_WORDS = 256;

  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");
  private static final int NO_WORD = -1;

  private final String name;
  private final Map<String, Integer> known = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private float[] numbers = new float[16];
  private int[] wordOf = new int[16];
  private int rows;
  private boolean measured;
  private int firstText = -1;
  private String text = "";

  Column(String name) {
    this.name = name;
  }

  /**
   * A column of numbers that were never text.
   *
   * @param values a number a row, NaN where it is missing; copied
   */
  public static Column ofNumbers(String name, float[] values) {
    Column column = new Column(name);
    column.numbers = values.clone();
    column.rows = values.length;
    column.measured = true;
    return column;
  }

  /** A column of words, one a row. */
  public static Column ofWords(String name, List<String> words) {
    Column column = new Column(name);
    words.forEach(column::add);
    return column;
  }

  void add(String cell) {
    if (rows == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * rows);
      wordOf = categorical() ? Arrays.copyOf(wordOf, 2 * rows) : new int[0];
    }
    String word = cell.strip();
    boolean missing = missing(word);
    Optional<Float> number = missing ? Optional.empty() : number(word);
    if (!missing && number.isEmpty() && firstText < 0) {
      firstText = rows;
      text = word;
    }
    numbers[rows] = number.orElse(Float.NaN);
    if (categorical()) {
      wordOf[rows] = missing ? NO_WORD : wordIndex(word);
    }
    rows++;
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

  static boolean missing(String word) {
    return word.length() <= 4 && MISSING.contains(word.toLowerCase(Locale.ROOT));
  }

  /** The number that a word is: decimal, with or without exponent; no hexadecimal, no infinity. */
  static Optional<Float> number(String word) {
    char last = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
    if ((last < '0' || last > '9') && last != '.') {
      return Optional.empty();
    }
    try {
      float value = Float.parseFloat(word);
      return Float.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Whether no cell is a text. */
  public boolean numeric() {
    return firstText < 0;
  }

  /** The first row whose cell is a text; below 0 if there is none. */
  public int firstText() {
    return firstText;
  }

  /** That text. */
  public String text() {
    return text;
  }

  /** The number in a row; NaN where it is missing. */
  public float number(int row) {
    return numbers[Objects.checkIndex(row, rows)];
  }

  /** Whether it has been read as words, and at most {@link #MAX_WORDS} different ones occur. */
  public boolean categorical() {
    return !measured && words.size() <= MAX_WORDS;
  }

  /** The word in a row of a categorical column; empty where it is missing. */
  public Optional<String> word(int row) {
    int index = wordOf[row];
    return index == NO_WORD ? Optional.empty() : Optional.of(words.get(index));
  }
}
