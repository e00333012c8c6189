package spikeloom.learning;

/**
 * How strongly an update acts.
 *
 * @param learningRate step size of the optimiser
 * @param rateShare factor of the rate's weight, 0 .. 1: below 1 while it warms up
 */
public record UpdateStep(double learningRate, double rateShare) {
  /** A step with the whole weight of the rate. */
  public static UpdateStep of(double learningRate) {
    return new UpdateStep(learningRate, 1);
  }
}
