package spikeloom.event.format;

import java.util.List;
import java.util.Locale;
import spikeloom.file.DataException;

/**
 * The columns of an event in a text, from 0.
 *
 * @param time column of the time
 * @param x column of the pixel's column
 * @param y column of the pixel's row
 * @param polarity column of the polarity
 */
public record CsvColumns(int time, int x, int y, int polarity) {
  /** Checks that there are four columns. */
  public CsvColumns {
    if (List.of(time, x, y, polarity).stream().distinct().count() < 4
        || Math.min(Math.min(time, x), Math.min(y, polarity)) < 0) {
      throw new IllegalArgumentException("not four columns");
    }
  }

  /**
   * Parses columns: {@code t,x,y,p} in the order of the file, and {@code -} for a column that is
   * not needed.
   *
   * @throws DataException if it names something else, or not each of the four once
   */
  public static CsvColumns parse(String words) {
    List<String> names = List.of(words.toLowerCase(Locale.ROOT).split(",", -1));
    int named = 0;
    for (String name : List.of("t", "x", "y", "p")) {
      named += names.indexOf(name) >= 0 && names.indexOf(name) == names.lastIndexOf(name) ? 1 : 0;
    }
    long others = names.stream().filter(name -> !name.equals("-")).count() - 4;
    if (named < 4 || others != 0) {
      throw new DataException(
          "columns '%s' are not each of t, x, y and p once, and - for others, such as t,x,y,p or x,y,-,p,t."
              .formatted(words));
    }
    return new CsvColumns(
        names.indexOf("t"), names.indexOf("x"), names.indexOf("y"), names.indexOf("p"));
  }

  /** The highest column needed. */
  int last() {
    return Math.max(Math.max(time, x), Math.max(y, polarity));
  }
}
