package spikeloom.text;

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

  /** Seconds: {@code 42 s}, {@code 3:05 min}, {@code 2:10 h}. */
  public static String duration(double seconds) {
    long s = Math.round(seconds);
    if (s < 60) {
      return s + " s";
    }
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d min", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d h", s / 3600, s % 3600 / 60);
  }

  /** The name of a choice: {@code FAST_SIGMOID} is {@code fast-sigmoid}. */
  public static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Alternatives: {@code a}, {@code a or b}, {@code a, b or c}. */
  public static String either(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
