package spikeloom.training;

import java.util.Arrays;

/** How a run is divided: samples into batches, batches into epochs, steps between reports. */
record Pace(int samples, int batchSize, int epochs) {
  private static final int EXAMPLES_PER_REPORT = 640;

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

  /** Steps between two reports. */
  long stepsPerReport() {
    return Math.max(1, EXAMPLES_PER_REPORT / batchSize);
  }

  /** The samples of batch {@code index} of an epoch. */
  int[] slice(int[] order, int index) {
    return Arrays.copyOfRange(order, index * batchSize, Math.min(samples, (index + 1) * batchSize));
  }
}
