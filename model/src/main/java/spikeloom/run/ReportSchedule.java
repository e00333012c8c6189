package spikeloom.run;

import java.util.Arrays;
import spikeloom.plan.OptimiserPlan;

/** The schedule of a run: samples per batch, batches per epoch, steps between reports. */
public record ReportSchedule(int samples, int batchSize, int epochs) {
  private static final int EXAMPLES_PER_REPORT = 640;
  private static final int LEAST_REPORTS = 20;
  private static final int LEAST_VALIDATIONS = 10;
  private static final int MOST_VALIDATIONS = 100;

  /** Creates the schedule for the batch size and epochs of a plan. */
  public ReportSchedule(int samples, OptimiserPlan optimiser) {
    this(samples, optimiser.batch(), optimiser.epochs());
  }

  /** Batches per epoch; the last may be smaller. */
  public int batches() {
    return (samples + batchSize - 1) / batchSize;
  }

  /** Steps of the whole run. */
  public long steps() {
    return (long) batches() * epochs;
  }

  /**
   * Whether a report is due after one of the steps after {@code before} up to {@code step}, counted
   * from 1. Reports are spread evenly, so that the last is not an average of a few samples.
   */
  public boolean reportWithin(long before, long step) {
    long steps = steps();
    long reports =
        Math.min(steps, Math.max(LEAST_REPORTS, steps * batchSize / EXAMPLES_PER_REPORT));
    return step * reports / steps > before * reports / steps;
  }

  /** The same for one step. */
  public boolean reportAfter(long step) {
    return reportWithin(step - 1, step);
  }

  /**
   * Whether the validation part is measured after one of the steps after {@code before} up to
   * {@code step}, counted from 1: at the end of every epoch, or of a tenth of a run of fewer than
   * {@value #LEAST_VALIDATIONS} epochs, at most {@value #MOST_VALIDATIONS} times, evenly spread.
   */
  public boolean validateWithin(long before, long step) {
    long steps = steps();
    long wanted = Math.max(LEAST_VALIDATIONS, Math.min(MOST_VALIDATIONS, epochs));
    long points = Math.min(steps, wanted);
    return step * points / steps > before * points / steps;
  }

  /** The same for one step. */
  public boolean validateAfter(long step) {
    return validateWithin(step - 1, step);
  }

  /** The samples of batch {@code index} of an epoch. */
  public int[] slice(int[] order, int index) {
    return Arrays.copyOfRange(order, index * batchSize, Math.min(samples, (index + 1) * batchSize));
  }
}
