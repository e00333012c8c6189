package spikeloom.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Words for counts, durations, choices and lists. */
public final class Wording {
  private Wording() {}

  /** A number of things: {@code 1 thread}, {@code 1,234 threads}. */
  public static String count(long number, String thing) {
    return count(number, thing, thing + "s");
  }

  /** A number of things with an irregular plural: {@code 2 classes}. */
  public static String count(long number, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
  }

  /**
   * Seconds: {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}; {@code unknown time} if they are
   * negative, infinite or not a number.
   */
  public static String duration(double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      return "unknown time";
    }
    long s = Math.round(seconds);
    if (s < 60) {
      return s + " s";
    }
    return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
  }

  /** The name of a choice: {@code FAST_SIGMOID} is {@code fast-sigmoid}. */
  public static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A text as a sentence: with a full stop, unless it has a mark at its end. */
  public static String sentence(String text) {
    String end = text.strip();
    return end.isEmpty() || end.endsWith(".") || end.endsWith("?") || end.endsWith("!")
        ? text
        : end + ".";
  }

  /** Alternatives: {@code a}, {@code a or b}, {@code a, b or c}. */
  public static String either(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** A number without trailing zeros, and without an exponent from 1e-6 to 1e9. */
  public static String number(double value) {
    return (Math.abs(value) >= 1e-6 && Math.abs(value) < 1e9) || value == 0
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
