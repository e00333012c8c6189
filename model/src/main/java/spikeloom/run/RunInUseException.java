package spikeloom.run;

import spikeloom.plan.RunException;

/** Another process trains in a run directory, or this one does already. */
public final class RunInUseException extends RunException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public RunInUseException(String message) {
    super(message);
  }
}
