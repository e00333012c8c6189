package spikeloom.encoding;

import java.util.Locale;

/** Checks of the parameters of codes, with a sentence for whoever chose them. */
final class Parameter {
  private Parameter() {}

  /** Refuses a number outside of the closed range, and NaN. */
  static void between(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be between %s and %s, not %s"
              .formatted(name, text(least), text(most), text(value)));
    }
  }

  /** Refuses a number that is 0, less, more than the most, or NaN. */
  static void positive(String name, double value, double most) {
    if (!(value > 0 && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be above 0 and at most %s, not %s".formatted(name, text(most), text(value)));
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
