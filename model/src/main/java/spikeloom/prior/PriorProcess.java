package spikeloom.prior;

/**
 * A {@link CausalPrior} step by step, for one sample. It is computed in plain loops in a fixed
 * order, so that the numbers are the same on every processor; they can differ from those of a
 * {@link PriorPass} in the last digits.
 */
public interface PriorProcess {
  /** Returns to the state before the first step. */
  void begin();

  /**
   * Computes the log-odds of the next step, given all accepted ones.
   *
   * @param logOdds N values, overwritten
   */
  void predict(float[] logOdds);

  /**
   * Accepts the spikes of the next step and moves one step forward.
   *
   * @param fired which neurons fire at the step, N values
   */
  void accept(boolean[] fired);
}
