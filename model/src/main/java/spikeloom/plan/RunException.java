package spikeloom.plan;

import org.jspecify.annotations.Nullable;
import spikeloom.file.SafeText;

/**
 * A run cannot be read, written or continued; the message is one sentence for the user that says
 * which file and what to do.
 */
public class RunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public RunException(String message) {
    super(SafeText.escaped(message));
  }

  /** A message for the user and the failure behind it. */
  public RunException(String message, @Nullable Throwable cause) {
    super(SafeText.escaped(message), cause);
  }
}
