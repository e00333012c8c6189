package spikeloom.ui.model;

/** The state of a run in the window. */
public enum RunState {
  /** No run, or a finished run is open. */
  IDLE("Ready"),
  /** Data are being read and networks built. */
  PREPARING("Preparing"),
  /** The run is training. */
  RUNNING("Training"),
  /** The run is paused between two steps. */
  PAUSED("Paused"),
  /** The run is finished. */
  FINISHED("Finished"),
  /** Stopped before the end; it can be resumed. */
  STOPPED("Stopped"),
  /** Ended by an error. */
  FAILED("Failed");

  private final String words;

  RunState(String words) {
    this.words = words;
  }

  /** Short label of the state. */
  public String words() {
    return words;
  }

  /** Whether a training thread is running or waiting. */
  public boolean active() {
    return this == PREPARING || this == RUNNING || this == PAUSED;
  }
}
