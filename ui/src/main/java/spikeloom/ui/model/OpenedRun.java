package spikeloom.ui.model;

import java.util.List;
import spikeloom.training.RunHistory;
import spikeloom.training.Snapshot;
import spikeloom.training.TrainingPlan;

/**
 * A run read from its directory.
 *
 * @param plan what was run
 * @param history what it told
 * @param snapshot what its model makes of the gallery's samples
 * @param notes warnings from loading the model, empty if there are none
 */
public record OpenedRun(
    TrainingPlan plan, RunHistory history, Snapshot snapshot, List<String> notes) {
  /** Copies its list. */
  public OpenedRun {
    notes = List.copyOf(notes);
  }
}
