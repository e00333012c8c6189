package spikeloom.learning;

import spikeloom.array.NumericException;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;

/** Takes steps against the gradient of one set of parameters. */
public interface Optimiser {
  /** What is optimised. */
  Parameters parameters();

  /** A place for the gradient of {@link #update}, in the layout of the parameters. */
  float[] gradient();

  /**
   * Updates all parameters with {@link #gradient}, whose padding is zero.
   *
   * @throws NumericException if the gradient is not finite; the parameters are then unusable
   */
  void update(double learningRate, Workers workers);
}
