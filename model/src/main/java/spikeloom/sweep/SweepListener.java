package spikeloom.sweep;

import spikeloom.training.TrainingListener;

/** Receives the events of a sweep. All calls come from the thread that runs it. */
public interface SweepListener {
  /** Returns what receives the events of a cell that is trained in this process. */
  TrainingListener training(Cell cell);

  /** The work on a cell ended. */
  void ended(Cell cell, CellOutcome outcome);

  /** A message for the user, one sentence. */
  void noted(String sentence);
}
