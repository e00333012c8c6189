package spikeloom.parameter;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import spikeloom.text.Wording;

/**
 * A parameter, declared once for checks, the command line, and sliders.
 *
 * @param name as on the command line
 * @param meaning in a few words, with the unit
 * @param least the least value
 * @param most the greatest value
 * @param defaultValue the default value
 * @param kind type of number
 * @param choices names of the values 0, 1, 2 ..; empty for a number
 */
public record NumberParameter(
    String name,
    String meaning,
    double least,
    double most,
    double defaultValue,
    Kind kind,
    List<String> choices) {
  /** Decimal numbers only: no names, no hexadecimal digits, no type suffix. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** A range with at least this ratio is logarithmic on sliders. */
  private static final double WIDE = 500;

  /** The type of number. */
  public enum Kind {
    /** Whole numbers from the least to the greatest value. */
    WHOLE,
    /** All numbers from the least to the greatest value. */
    REAL,
    /** All numbers above the least value. */
    ABOVE
  }

  /** Checks the declaration. */
  public NumberParameter {
    choices = List.copyOf(choices);
    if (!(least < most && defaultValue >= least && defaultValue <= most)) {
      throw new IllegalArgumentException(name + " has the default " + defaultValue);
    }
  }

  /** A whole number. */
  public static NumberParameter whole(
      String name, String meaning, int least, int most, int defaultValue) {
    return new NumberParameter(name, meaning, least, most, defaultValue, Kind.WHOLE, List.of());
  }

  /** A number with a range. */
  public static NumberParameter real(
      String name, String meaning, double least, double most, double defaultValue) {
    return new NumberParameter(name, meaning, least, most, defaultValue, Kind.REAL, List.of());
  }

  /** A number above 0 and at most 1. */
  public static NumberParameter share(String name, String meaning, double defaultValue) {
    return new NumberParameter(name, meaning, 0, 1, defaultValue, Kind.ABOVE, List.of());
  }

  /** A choice by name; the first is the default. */
  public static NumberParameter choice(String name, String meaning, Enum<?>[] choices) {
    List<String> words = List.of(choices).stream().map(c -> Wording.of(c)).toList();
    return new NumberParameter(name, meaning, 0, words.size() - 1, 0, Kind.WHOLE, words);
  }

  /** Whether a slider should be logarithmic, because the range spans several powers of ten. */
  public boolean logarithmic() {
    return choices.isEmpty() && least > 0 && most / least >= WIDE;
  }

  /** The default of a whole number. */
  public int defaultInt() {
    return (int) defaultValue;
  }

  /**
   * Checks the range of a value.
   *
   * @param owner whose parameter it is, for messages, such as "code rate"
   * @throws IllegalArgumentException with a message for the user
   */
  public void check(String owner, double value) {
    boolean inside = kind == Kind.ABOVE ? value > least : value >= least;
    if (!inside || !(value <= most) || (kind == Kind.WHOLE && value != Math.rint(value))) {
      throw new IllegalArgumentException(
          "%s of %s must be %s, not %s".formatted(name, owner, range(), text(value)));
    }
  }

  /**
   * Parses a value.
   *
   * @throws IllegalArgumentException with a message if it is invalid
   */
  public double parse(String owner, String text) {
    int choice = choices.indexOf(text);
    if (choice >= 0) {
      return choice;
    }
    try {
      if (!choices.isEmpty() || !NUMBER.matcher(text).matches()) {
        throw new NumberFormatException();
      }
      double value = Double.parseDouble(text);
      check(owner, value);
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s of %s must be %s, not '%s'".formatted(name, owner, range(), text), e);
    }
  }

  /** Describes the valid values. */
  public String range() {
    return switch (kind) {
      case WHOLE ->
          choices.isEmpty()
              ? "a whole number from %s to %s".formatted(text(least), text(most))
              : String.join(" or ", choices);
      case REAL -> "a number from %s to %s".formatted(text(least), text(most));
      case ABOVE -> "a number above %s and at most %s".formatted(text(least), text(most));
    };
  }

  /** Formats a value. */
  public String text(double value) {
    if (!choices.isEmpty()) {
      return Objects.requireNonNull(choices.get((int) value));
    }
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
