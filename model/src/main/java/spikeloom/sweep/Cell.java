package spikeloom.sweep;

import java.nio.file.Path;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;

/**
 * One plan of a sweep and its run directory.
 *
 * @param name name in the sweep, also that of the run's folder
 * @param plan the whole plan, seed included
 * @param run the run directory; it need not exist
 * @param share share of the training steps after which the run is left with a checkpoint and its
 *     validation figures, in (0, 1]; 1: it is trained to its end and has a summary
 */
public record Cell(String name, TrainingPlan plan, Path run, double share) {
  /** Checks the share. */
  public Cell {
    PlanException.unless(share > 0 && share <= 1, "the share of a cell must be in (0, 1]");
  }

  /** A cell that is trained to its end. */
  public Cell(String name, TrainingPlan plan, Path run) {
    this(name, plan, run, 1);
  }

  /** The same cell with another share of its steps. */
  public Cell until(double other) {
    return new Cell(name, plan, run, other);
  }
}
