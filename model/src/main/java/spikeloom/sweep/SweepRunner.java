package spikeloom.sweep;

import java.util.List;
import spikeloom.plan.RunException;
import spikeloom.training.TrainingControl;

/**
 * Trains the cells of a sweep. Every implementation may be called again with the same cells after
 * it was stopped or killed: cells that are done are skipped, others are resumed from their last
 * checkpoint.
 */
public interface SweepRunner {
  /**
   * Trains cells until all are done, or the control is stopped.
   *
   * @return the outcome of every cell, in their order
   * @throws RunException if a run directory holds another plan or cannot be written; cells that are
   *     done stay done
   */
  List<CellOutcome> run(List<Cell> cells, SweepListener listener, TrainingControl control);
}
