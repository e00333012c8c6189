package spikeloom.plan;

import org.jspecify.annotations.Nullable;

/**
 * The schedule of the training.
 *
 * @param epochs passes over the training samples, at least 1
 * @param batch samples per step, at least 1
 * @param learningRate peak step size of Adam
 * @param checkpointMinutes minutes between checkpoints within an epoch, above 0
 * @param patience epochs without a smaller validation loss after which training ends, with the
 *     weights of the best epoch; null to train all epochs and keep the last
 * @param workers shards of consecutive samples that a batch is divided into, one per worker, 1 ..
 *     1024
 * @param every steps that every worker trains by itself before parameters and moments are averaged;
 *     1 to sum the gradients of every step
 */
public record OptimiserPlan(
    int epochs,
    int batch,
    double learningRate,
    double checkpointMinutes,
    @Nullable Integer patience,
    int workers,
    int every) {
  /** Checks the ranges. */
  public OptimiserPlan {
    PlanException.unless(
        epochs >= 1 && epochs <= 100_000, "epochs must be between 1 and 100000, not %d", epochs);
    PlanException.unless(
        batch >= 1 && batch <= 65_536, "batch must be between 1 and 65536, not %d", batch);
    PlanException.unless(
        learningRate > 0 && learningRate <= 1,
        "learning-rate must be above 0 and at most 1, not %s",
        learningRate);
    PlanException.unless(
        checkpointMinutes > 0 && checkpointMinutes <= 1e6,
        "checkpoint-minutes must be above 0 and at most 1000000, not %s",
        checkpointMinutes);
    int waits = patience == null ? 1 : patience;
    PlanException.unless(waits >= 1, "patience must be at least 1 epoch, not %d", waits);
    checkShards(batch, workers, every);
  }

  private static void checkShards(int batch, int workers, int every) {
    PlanException.unless(
        workers >= 1 && workers <= 1024, "workers must be between 1 and 1024, not %d", workers);
    PlanException.unless(
        every >= 1 && every <= 1_000_000, "every must be between 1 and 1000000, not %d", every);
    PlanException.unless(
        batch >= workers,
        "%d workers need a batch of at least as many samples, not %d: use a larger batch",
        workers,
        batch);
    PlanException.unless(
        every == 1 || workers > 1,
        "every %d averages several workers, but there is one: set workers to 2 or more, or every to 1",
        every);
  }

  /** A schedule for one worker. */
  public OptimiserPlan(
      int epochs,
      int batch,
      double learningRate,
      double checkpointMinutes,
      @Nullable Integer patience) {
    this(epochs, batch, learningRate, checkpointMinutes, patience, 1, 1);
  }

  /** A schedule that trains all epochs. */
  public OptimiserPlan(int epochs, int batch, double learningRate, double checkpointMinutes) {
    this(epochs, batch, learningRate, checkpointMinutes, null);
  }

  static OptimiserPlan defaults() {
    return new OptimiserPlan(1, 64, 0.001, 5);
  }
}
