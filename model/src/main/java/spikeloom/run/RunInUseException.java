package spikeloom.run;

import spikeloom.plan.RunException;

/** Thrown if another process, or this one, is already training in a run directory. */
public final class RunInUseException extends RunException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public RunInUseException(String message) {
    super(message);
  }
}
