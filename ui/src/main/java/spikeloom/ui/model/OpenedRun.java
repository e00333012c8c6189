package spikeloom.ui.model;

import java.util.List;
import spikeloom.training.Progress;
import spikeloom.training.Snapshot;
import spikeloom.training.TrainingPlan;

/**
 * A run read from its directory.
 *
 * @param plan what was run
 * @param metrics its reports, oldest first
 * @param snapshot what its model makes of the gallery's samples
 */
public record OpenedRun(TrainingPlan plan, List<Progress> metrics, Snapshot snapshot) {
  /** Keeps its own list. */
  public OpenedRun {
    metrics = List.copyOf(metrics);
  }
}
