package spikeloom.ui.model;

/** Where a run stands, seen from the window. */
public enum RunState {
  /** Nothing has been started yet, or a finished run has been opened. */
  IDLE("Ready"),
  /** Data are read and networks are built. */
  PREPARING("Preparing"),
  /** The network learns. */
  RUNNING("Training"),
  /** Held between two steps. */
  PAUSED("Paused"),
  /** The end was reached. */
  FINISHED("Finished"),
  /** Stopped before its end; it can be resumed. */
  STOPPED("Stopped"),
  /** Ended by a fault. */
  FAILED("Failed");

  private final String words;

  RunState(String words) {
    this.words = words;
  }

  /** One word for the user. */
  public String words() {
    return words;
  }

  /** Whether a training thread works or waits. */
  public boolean active() {
    return this == PREPARING || this == RUNNING || this == PAUSED;
  }
}
