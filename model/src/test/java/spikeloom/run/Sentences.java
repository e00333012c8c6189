package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;

/** What every message for the user has to be. */
public final class Sentences {
  private static final int LONGEST = 500;

  private Sentences() {}

  /** Requires one line of words without the names of classes. */
  public static String require(RuntimeException e) {
    String message = Objects.requireNonNullElse(e.getMessage(), "");
    assertTrue(!message.isBlank(), "no message: " + e);
    assertFalse(message.contains("\n"), "more than a line: " + message);
    assertTrue(message.length() < LONGEST, "too long: " + message);
    for (String leak : new String[] {"java.", "spikeloom.", "Exception", "null", "`"}) {
      assertFalse(message.contains(leak), "'" + leak + "' in: " + message);
    }
    return message;
  }
}
