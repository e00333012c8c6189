package spikeloom.ui.error;

import org.jspecify.annotations.Nullable;
import spikeloom.file.SafeText;

/** The user interface cannot do what was asked; the message is one sentence for the user. */
public class UiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public UiException(String message) {
    super(SafeText.escaped(message));
  }

  /** A message for the user and the failure behind it. */
  public UiException(String message, @Nullable Throwable cause) {
    super(SafeText.escaped(message), cause);
  }

  /** There is no screen to draw on: the command line can still do everything else. */
  public static final class NoDisplay extends UiException {
    private static final long serialVersionUID = 1L;

    /** A message for the user. */
    public NoDisplay(String message) {
      super(message);
    }

    /** A message for the user and the failure behind it. */
    public NoDisplay(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
