package spikeloom.evaluation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spikeloom.file.SafeText;

/**
 * Thrown if an evaluation is not possible; the message for the user gives the file and the problem.
 */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public EvaluationException(String message) {
    super(SafeText.escaped(message));
  }

  /** Creates an exception with a message for the user and its cause. */
  public EvaluationException(String message, @Nullable Throwable cause) {
    super(SafeText.escaped(message), cause);
  }

  /** The message for the user; unlike that of other exceptions never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }
}
