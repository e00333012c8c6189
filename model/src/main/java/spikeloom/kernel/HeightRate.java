package spikeloom.kernel;

import spikeloom.array.Rows;

/**
 * The rate of a layer of spiking recurrent cells under logistic noise with pulse heights as output,
 * see {@code spikeloom.neuron.PulseNoise.LogisticHeights}: K in nats and its gradient in u, for
 * rows of log-odds u.
 */
public final class HeightRate {
  final float reference;
  final float softplusOfReference;

  /** A layer whose reference has the log-odds v of a height above 0. */
  public HeightRate(double reference) {
    this.reference = (float) reference;
    double magnitude = Math.log1p(Math.exp(-Math.abs(reference)));
    softplusOfReference = (float) (Math.max(reference, 0) + magnitude);
  }

  /**
   * Adds K of every cell over the first steps to {@code sum}.
   *
   * @param logOdds a row per step
   * @param sum one row
   */
  public void add(Rows logOdds, int steps, Rows sum) {
    if (VectorUnit.PRESENT) {
      VectorHeightRate.add(this, logOdds, steps, sum);
    } else {
      PlainHeightRate.add(this, logOdds, steps, sum);
    }
  }

  /**
   * Overwrites the log-odds of the first steps by the gradient of K in them.
   *
   * @param logOdds a row per step
   * @param factor of the gradient
   */
  public void slopes(Rows logOdds, int steps, double factor) {
    for (int t = 0; t < steps; t++) {
      if (VectorUnit.PRESENT) {
        VectorHeightRate.slopes(this, logOdds, t, (float) factor);
      } else {
        PlainHeightRate.slopes(this, logOdds, t, (float) factor);
      }
    }
  }
}
