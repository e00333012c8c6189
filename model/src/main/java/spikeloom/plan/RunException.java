package spikeloom.plan;

import org.jspecify.annotations.Nullable;
import spikeloom.file.UserException;

/**
 * Thrown if a run cannot be read, written or continued; the message for the user gives the file and
 * the remedy.
 */
public class RunException extends UserException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public RunException(String message) {
    super(message);
  }

  /** Creates an exception with a message for the user and its cause. */
  public RunException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
