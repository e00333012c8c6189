package spikeloom.kernel;

/**
 * One step of Adam over a range of a flat array, moments and values in one pass over memory:
 *
 * <pre>{@code
 * m <- b1 m + (1 - b1) g,   v <- b2 v + (1 - b2) g^2,
 * w <- w - rate * mhat / (sqrt(vhat) + eps),   mhat = m / (1 - b1^n),   vhat = v / (1 - b2^n).
 * }</pre>
 *
 * <p>Source: Kingma and Ba, "Adam", ICLR 2015, algorithm 1. A constant of 1e-36 is added to both
 * moments: weights whose gradient is always zero would else decay into denormal numbers, on which
 * the processor is many times slower.
 */
public final class AdamUpdate {
  static final float TINY = 1e-36f;

  final float beta1;
  final float beta2;
  final float epsilon;
  final float rate;
  final float inverseRootCorrection;

  /**
   * The update number {@code n}, counted from 1, with step size {@code rate}.
   *
   * @param beta1 decay of the first moment
   * @param beta2 decay of the second moment
   */
  public AdamUpdate(double beta1, double beta2, double epsilon, double rate, long n) {
    this.beta1 = (float) beta1;
    this.beta2 = (float) beta2;
    this.epsilon = (float) epsilon;
    this.rate = (float) (rate / (1 - Math.pow(beta1, n)));
    this.inverseRootCorrection = (float) (1 / Math.sqrt(1 - Math.pow(beta2, n)));
  }

  /**
   * Updates the values {@code from .. to-1}.
   *
   * @param values w
   * @param gradient g of value {@code from} at {@code gradientAt}, and so on
   * @param first m
   * @param second v
   * @return whether every gradient was finite
   */
  public boolean apply(
      float[] values,
      float[] gradient,
      int gradientAt,
      float[] first,
      float[] second,
      int from,
      int to) {
    return VectorUnit.PRESENT
        ? VectorAdamUpdate.apply(this, values, gradient, gradientAt, first, second, from, to)
        : PlainAdamUpdate.apply(this, values, gradient, gradientAt, first, second, from, to);
  }
}
