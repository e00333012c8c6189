package spikeloom.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses the text of a cell.
 *
 * @param mark the decimal mark
 */
record Cells(char mark) {
  static final Cells POINT = new Cells('.');
  static final Cells COMMA = new Cells(',');

  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");
  private static final Pattern NOT_FINITE = Pattern.compile("[-+]?(inf|infinity|\u221e)");
  private static final Pattern GROUPED =
      Pattern.compile("[-+]?\\d{1,3}([,.' \u00a0\u202f])\\d{3}.*");
  private static final String SIGNS = "+-\u2212.,";

  static boolean missing(String word) {
    return word.length() <= 4 && MISSING.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether it is an infinity by name. */
  static boolean infinite(String word) {
    return word.length() <= 9 && NOT_FINITE.matcher(word.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether it may be a number with thousands separators. */
  static boolean grouped(String word) {
    return word.length() <= 40 && GROUPED.matcher(word).matches();
  }

  /** Whether it begins like a number. */
  static boolean likeNumber(String word) {
    int at = 0;
    while (at < word.length() && SIGNS.indexOf(word.charAt(at)) >= 0) {
      at++;
    }
    return (at < word.length() && Character.isDigit(word.charAt(at))) || infinite(word);
  }

  /** Parses a number in single precision; NaN if it is not finite. */
  float number(String word) {
    if (!decimal(word)) {
      return Float.NaN;
    }
    float value = Float.parseFloat(mark == '.' ? word : word.replace(mark, '.'));
    return Float.isFinite(value) ? value : Float.NaN;
  }

  boolean isNumber(String word) {
    return !Float.isNaN(number(word));
  }

  /** A sign, digits with at most one mark among them, an exponent: no hexadecimal, no names. */
  boolean decimal(String word) {
    int end = word.length();
    int at = end > 0 && sign(word.charAt(0)) ? 1 : 0;
    int digits = 0;
    boolean marked = false;
    for (; at < end; at++) {
      char c = word.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == mark && !marked) {
        marked = true;
      } else {
        break;
      }
    }
    return digits > 0 && (at == end || exponent(word, at));
  }

  private static boolean exponent(String word, int at) {
    int from = at + 1;
    if ((word.charAt(at) | 0x20) != 'e') {
      return false;
    }
    from += from < word.length() && sign(word.charAt(from)) ? 1 : 0;
    return from < word.length() && word.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean sign(char c) {
    return c == '-' || c == '+';
  }
}
