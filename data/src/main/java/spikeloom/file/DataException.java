package spikeloom.file;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Data cannot be had: the message is one sentence for the user that says what is wrong, where
 * (file, byte, line) and what to do.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public DataException(String message) {
    super(SafeText.escaped(message));
  }

  /** A message for the user and the failure behind it. */
  public DataException(String message, @Nullable Throwable cause) {
    super(SafeText.escaped(message), cause);
  }

  /** The message for the user; unlike that of other exceptions never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }
}
