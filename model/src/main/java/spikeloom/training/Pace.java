package spikeloom.training;

import java.util.Arrays;

/** How a run is divided: samples into batches, batches into epochs, steps between reports. */
record Pace(int samples, int batchSize, int epochs) {
  private static final int EXAMPLES_PER_REPORT = 640;
  private static final int LEAST_REPORTS = 20;

  Pace(int samples, TrainingPlan.Optimiser optimiser) {
    this(samples, optimiser.batch(), optimiser.epochs());
  }

  /** Batches of an epoch; the last may be smaller. */
  int batches() {
    return (samples + batchSize - 1) / batchSize;
  }

  /** Steps of the whole run. */
  long steps() {
    return (long) batches() * epochs;
  }

  /**
   * Whether a report is due after step {@code step}, counted from 1. Reports are spread evenly, so
   * that the last is not an average of a few samples.
   */
  boolean reportAfter(long step) {
    long steps = steps();
    long reports =
        Math.min(steps, Math.max(LEAST_REPORTS, steps * batchSize / EXAMPLES_PER_REPORT));
    return step * reports / steps > (step - 1) * reports / steps;
  }

  /** The samples of batch {@code index} of an epoch. */
  int[] slice(int[] order, int index) {
    return Arrays.copyOfRange(order, index * batchSize, Math.min(samples, (index + 1) * batchSize));
  }
}
