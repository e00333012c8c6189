package spikeloom.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import spikeloom.training.TrainingControl;

/**
 * Trains cells one after the other in this process. A cell that another process trains is skipped
 * and looked at again at the end, so several processes share the work on the same cells.
 */
public final class SequentialRunner implements SweepRunner {
  private static final long NANOS_BETWEEN_LOOKS = 1_000_000_000L;

  private final CellTraining training;
  private final boolean waits;

  /**
   * A runner.
   *
   * @param training trains a cell
   * @param waits whether it waits for cells of other processes and resumes those that they leave;
   *     otherwise they stay {@link CellOutcome#IN_USE}
   */
  public SequentialRunner(CellTraining training, boolean waits) {
    this.training = training;
    this.waits = waits;
  }

  @Override
  public List<CellOutcome> run(List<Cell> cells, SweepListener listener, TrainingControl control) {
    List<CellOutcome> outcomes =
        new ArrayList<>(Collections.nCopies(cells.size(), CellOutcome.STOPPED));
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      left.add(i);
    }
    left = pass(cells, left, outcomes, listener, control);
    if (!left.isEmpty()) {
      left = pass(cells, left, outcomes, listener, control);
    }
    if (waits && !left.isEmpty()) {
      listener.noted(
          "%s is being trained by another process; waiting for it to finish."
              .formatted(cells.get(left.get(0)).name()));
    }
    while (waits && !left.isEmpty() && !control.stopped()) {
      LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
      left = pass(cells, left, outcomes, listener, control);
    }
    for (int index : left) {
      listener.ended(cells.get(index), outcomes.get(index));
    }
    return List.copyOf(outcomes);
  }

  /** Tries cells once; returns those that another process trains. */
  private List<Integer> pass(
      List<Cell> cells,
      List<Integer> tried,
      List<CellOutcome> outcomes,
      SweepListener listener,
      TrainingControl control) {
    List<Integer> left = new ArrayList<>();
    for (int index : tried) {
      Cell cell = cells.get(index);
      CellOutcome outcome = training.train(cell, listener.training(cell), control);
      outcomes.set(index, outcome);
      if (outcome == CellOutcome.IN_USE) {
        left.add(index);
      } else {
        listener.ended(cell, outcome);
      }
    }
    return left;
  }
}
