package spikeloom.ui.chart;

import spikeloom.ui.text.ScreenLocale;

/** Formats numbers of charts in the user's locale. */
public final class Numbers {
  private Numbers() {}

  /** The label of a tick where neighbouring ticks differ by {@code step}: {@code 0.25}, 40k. */
  public static String tick(double value, double step) {
    double magnitude = Math.abs(value);
    if (magnitude >= 1e6 && step >= 1e4) {
      return decimals(value / 1e6, step / 1e6) + "M";
    }
    if (magnitude >= 1e4 && step >= 100) {
      return decimals(value / 1e3, step / 1e3) + "k";
    }
    if (step < 1e-4 && magnitude < 1e-2) {
      return Math.abs(value) < 0.5 * step ? "0" : exponential(value);
    }
    return decimals(value, step);
  }

  /** A value as mantissa and power of ten, with up to four figures: {@code 1e-4, 2.5e-5}. */
  public static String exponential(double value) {
    String text = String.format(ScreenLocale.numbers(), "%.3e", value);
    int e = text.indexOf('e');
    int end = e;
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    String mantissa = text.substring(0, Character.isDigit(text.charAt(end - 1)) ? end : end - 1);
    return mantissa + "e" + Integer.parseInt(text.substring(e + 1));
  }

  /** Formats a value with about four significant digits. */
  public static String reading(double value) {
    double magnitude = Math.abs(value);
    if (Double.isNaN(value)) {
      return "–";
    }
    if (magnitude >= 1000) {
      return String.format(ScreenLocale.numbers(), "%,.0f", value);
    }
    if (magnitude >= 1) {
      return String.format(ScreenLocale.numbers(), magnitude >= 100 ? "%.0f" : "%.1f", value);
    }
    return magnitude == 0 || magnitude >= 1e-3
        ? String.format(ScreenLocale.numbers(), "%.4f", value)
        : String.format(ScreenLocale.numbers(), "%.2e", value);
  }

  private static String decimals(double value, double step) {
    int digits = (int) Math.max(0, Math.min(9, Math.ceil(-Math.log10(step) - 1e-9)));
    // A step like 2.5 needs one digit more than its power of ten.
    double scaled = step * Math.pow(10, digits);
    if (Math.abs(scaled - Math.rint(scaled)) > 1e-6) {
      digits++;
    }
    String text = String.format(ScreenLocale.numbers(), "%." + digits + "f", value);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero && text.startsWith("-") ? text.substring(1) : text;
  }
}
