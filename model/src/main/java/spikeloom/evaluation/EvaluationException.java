package spikeloom.evaluation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spikeloom.file.SafeText;

/**
 * Something that evaluation needs cannot be had; the message is one sentence for the user that says
 * which file and what is wrong with it.
 */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public EvaluationException(String message) {
    super(SafeText.escaped(message));
  }

  /** A message for the user and the failure behind it. */
  public EvaluationException(String message, @Nullable Throwable cause) {
    super(SafeText.escaped(message), cause);
  }

  /** The message for the user; unlike that of other exceptions never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }
}
