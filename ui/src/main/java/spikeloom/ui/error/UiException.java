package spikeloom.ui.error;

import org.jspecify.annotations.Nullable;
import spikeloom.file.UserException;

/**
 * Thrown if the user interface cannot do what was requested; the message is one sentence for the
 * user.
 */
public class UiException extends UserException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public UiException(String message) {
    super(message);
  }

  /** Creates an exception with a message for the user and its cause. */
  public UiException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Thrown if there is no display; the command line still works. */
  public static final class NoDisplay extends UiException {
    private static final long serialVersionUID = 1L;

    /** A message for the user. */
    public NoDisplay(String message) {
      super(message);
    }

    /** Creates an exception with a message for the user and its cause. */
    public NoDisplay(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
