package spikeloom.sweep;

/** How the work on a cell ended. */
public enum CellOutcome {
  /** The run has reached the cell's share of its steps, now or earlier. */
  DONE,
  /** The loss became infinite or not a number, now or earlier; the cell is not tried again. */
  DIVERGED,
  /** The user stopped the training; the run can be resumed. */
  STOPPED,
  /** Another process is training the run. */
  IN_USE
}
