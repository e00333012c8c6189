package spikeloom.file;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of all errors whose message is for the user: one or two sentences that say what is
 * wrong, where, and what to do. Control characters in the message are escaped.
 */
public abstract class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  protected UserException(String message) {
    super(SafeText.escaped(message));
  }

  /** A message for the user and the failure behind it. */
  protected UserException(String message, @Nullable Throwable cause) {
    super(SafeText.escaped(message), cause);
  }

  /** The message for the user; unlike that of other exceptions never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }
}
