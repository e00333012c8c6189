package spikeloom.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.text.Wording;

/**
 * A range of numbers from which a random search draws: log-uniform if both ends are positive and at
 * least a factor of ten apart, otherwise uniform. Drawn numbers have four significant digits.
 *
 * @param low lower end
 * @param high upper end, above {@code low}
 * @param whole whether the numbers are whole
 */
public record ValueRange(double low, double high, boolean whole) {
  private static final Pattern RANGE = Pattern.compile("([^;,]+?)\\.\\.([^;,]+)");
  private static final MathContext DIGITS = new MathContext(4);
  private static final double DECADE = 10;

  /**
   * Parses {@code LOW..HIGH}; empty if the text is not a range.
   *
   * @throws PlanException if the setting is not a number, or the range is empty
   */
  static Optional<ValueRange> parse(Setting setting, String text) {
    Matcher match = RANGE.matcher(text.strip());
    // A path may contain two dots.
    if (!match.matches() || !setting.isNumber()) {
      return Optional.empty();
    }
    double low = number(setting, match.group(1).strip());
    double high = number(setting, match.group(2).strip());
    PlanException.unless(
        low < high && !Double.isInfinite(high - low),
        "--vary %s: the range %s is empty; write the smaller number first",
        setting.option(),
        text.strip());
    return Optional.of(new ValueRange(low, high, isWhole(setting)));
  }

  private static boolean isWhole(Setting setting) {
    return setting.parsed("1").isIntegralNumber();
  }

  private static double number(Setting setting, String text) {
    try {
      return setting.parsed(text).doubleValue();
    } catch (PlanException e) {
      throw new PlanException("--vary " + e.getMessage());
    }
  }

  /** Whether numbers are drawn evenly on a logarithmic scale. */
  public boolean logarithmic() {
    return low > 0 && high >= DECADE * low;
  }

  /** The number at a position. */
  String at(double share) {
    double value = logarithmic() ? low * Math.pow(high / low, share) : low + (high - low) * share;
    return whole
        ? Long.toString(Math.round(value))
        : Wording.number(new BigDecimal(value).round(DIGITS).doubleValue());
  }

  /** Writes it as it was given. */
  String text() {
    return end(low) + ".." + end(high);
  }

  private String end(double value) {
    return whole ? Long.toString((long) value) : Wording.number(value);
  }
}
