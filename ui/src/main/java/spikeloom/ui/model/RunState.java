package spikeloom.ui.model;

import spikeloom.ui.text.Texts;

/** The state of a run in the window. */
public enum RunState {
  /** No run, or a finished run is open. */
  IDLE,
  /** Data are being read and networks built. */
  PREPARING,
  /** The run is training. */
  RUNNING,
  /** The run is paused between two steps. */
  PAUSED,
  /** The run is finished. */
  FINISHED,
  /** Stopped before the end; it can be resumed. */
  STOPPED,
  /** Ended by an error. */
  FAILED;

  /** Short label of the state. */
  public String words() {
    return Texts.MODEL.of("state", this);
  }

  /** Whether a training thread is running or waiting. */
  public boolean active() {
    return this == PREPARING || this == RUNNING || this == PAUSED;
  }
}
