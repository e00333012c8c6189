package spikeloom.file;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if data cannot be read: the message is for the user and gives the problem, the place
 * (file, byte, line) and the remedy.
 */
public final class DataException extends UserException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public DataException(String message) {
    super(message);
  }

  /** Creates an exception with a message for the user and its cause. */
  public DataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
