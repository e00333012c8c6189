package spikeloom.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a text that are not read.
 *
 * @param from the first one, from 1
 * @param to the last one; below {@code from} for none
 */
public record SkippedLines(int from, int to) {
  private static final Pattern WORDS = Pattern.compile("(\\d{1,7})(?:-(\\d{1,7}))?");

  /** Checks the range of lines. */
  public SkippedLines {
    if (from < 1 || to < from - 1) {
      throw new IllegalArgumentException("lines " + from + " to " + to);
    }
  }

  /** No lines. */
  public static SkippedLines none() {
    return new SkippedLines(1, 0);
  }

  /**
   * Reads {@code N}, the first N lines, or {@code A-B}, lines A to B.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static SkippedLines parse(String words) {
    Matcher found = WORDS.matcher(words);
    if (!found.matches()) {
      throw new IllegalArgumentException(words);
    }
    int first = Integer.parseInt(found.group(1));
    String last = found.group(2);
    return last == null
        ? new SkippedLines(1, first)
        : new SkippedLines(first, Math.max(first, Integer.parseInt(last)));
  }

  boolean contain(int line) {
    return line >= from && line <= to;
  }
}
