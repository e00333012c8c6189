package spikeloom.decoder;

/** The optimiser that a decoder brings with it. */
public interface OwnUpdate {
  /**
   * Updates the parameters.
   *
   * @param gradient in the layout of the parameters, as a backward pass gives it
   * @param learningRate step size of the training's schedule; an optimiser with a step size of its
   *     own ignores it
   * @param update number of updates before this one
   */
  void update(float[] gradient, double learningRate, long update);

  /** A copy of the optimiser's state; empty if it has none. */
  float[] state();

  /** Continues with a state of {@link #state}. */
  void restore(float[] state);
}
