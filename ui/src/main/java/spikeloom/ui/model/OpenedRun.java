package spikeloom.ui.model;

import java.util.List;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunHistory;
import spikeloom.training.Snapshot;

/**
 * A run read from its directory.
 *
 * @param plan its plan
 * @param history its reports
 * @param snapshot the model's output for the gallery's samples
 * @param notes warnings from loading the model, empty if there are none
 */
public record OpenedRun(
    TrainingPlan plan, RunHistory history, Snapshot snapshot, List<String> notes) {
  /** Copies its list. */
  public OpenedRun {
    notes = List.copyOf(notes);
  }
}
