package spikeloom.evaluation;

import org.jspecify.annotations.Nullable;
import spikeloom.file.UserException;

/**
 * Thrown if an evaluation is not possible; the message for the user gives the file and the problem.
 */
public final class EvaluationException extends UserException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public EvaluationException(String message) {
    super(message);
  }

  /** Creates an exception with a message for the user and its cause. */
  public EvaluationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
