package spikeloom.plan;

/**
 * The schedule of the training.
 *
 * @param epochs passes over the training samples, at least 1
 * @param batch samples per step, at least 1
 * @param learningRate peak step size of Adam
 * @param checkpointMinutes minutes between checkpoints within an epoch, above 0
 */
public record OptimiserPlan(int epochs, int batch, double learningRate, double checkpointMinutes) {
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
  }

  static OptimiserPlan defaults() {
    return new OptimiserPlan(1, 64, 0.001, 5);
  }
}
