package spikeloom.plan;

import java.util.List;
import java.util.Locale;
import spikeloom.file.UserException;
import spikeloom.text.Wording;

/** Thrown for an invalid plan; the message is one sentence for the user. */
public final class PlanException extends UserException {
  private static final long serialVersionUID = 1L;

  /** A message for the user; gets a full stop if it has none. */
  public PlanException(String message) {
    super(Wording.sentence(message));
  }

  /** Checks a condition; the message is formatted if it does not hold. */
  public static void unless(boolean fine, String format, Object... arguments) {
    if (!fine) {
      throw new PlanException(String.format(Locale.ROOT, format, arguments));
    }
  }

  /** Checks that a value is one of the valid ones. */
  public static void oneOf(String option, String value, List<String> valid) {
    if (!valid.contains(value)) {
      throw new PlanException(
          option + " '" + value + "' is not known; it is one of: " + String.join(", ", valid));
    }
  }
}
