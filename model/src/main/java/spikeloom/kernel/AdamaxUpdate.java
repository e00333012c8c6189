package spikeloom.kernel;

/**
 * One step of Adamax over a range of a flat array:
 *
 * <pre>{@code
 * m <- b1 m + (1 - b1) g,   u <- max(b2 u, |g| + eps),   w <- w - rate / (1 - b1^n) m / u.
 * }</pre>
 *
 * <p>Source: Kingma and Ba, "Adam", ICLR 2015, algorithm 2. The constant of {@link AdamUpdate} is
 * added to the first moment for the same reason.
 */
public final class AdamaxUpdate {
  final float beta1;
  final float beta2;
  final float epsilon;

  /**
   * Constants of all updates.
   *
   * @param beta1 decay of the first moment
   * @param beta2 decay of the largest gradient
   */
  public AdamaxUpdate(double beta1, double beta2, double epsilon) {
    this.beta1 = (float) beta1;
    this.beta2 = (float) beta2;
    this.epsilon = (float) epsilon;
  }

  /** The step size of update number {@code n}, counted from 1. */
  public float rate(double learningRate, long n) {
    return (float) (learningRate / (1 - Math.pow(beta1, n)));
  }

  /**
   * Updates the values {@code from .. to-1}.
   *
   * @param rate see {@link #rate}
   * @param first m
   * @param largest u
   * @return whether every gradient was finite
   */
  public boolean apply(
      float rate,
      float[] values,
      float[] gradient,
      float[] first,
      float[] largest,
      int from,
      int to) {
    int i =
        VectorUnit.PRESENT
            ? VectorAdamaxUpdate.apply(this, rate, values, gradient, first, largest, from, to)
            : from;
    for (; i < to; i++) {
      float g = gradient[i];
      float m = beta1 * first[i] + (1 - beta1) * g + AdamUpdate.TINY;
      float u = Math.max(beta2 * largest[i], Math.abs(g) + epsilon);
      first[i] = m;
      largest[i] = u;
      values[i] -= rate * (m / u);
    }
    // Zero times a number is zero, or NaN if the number is not finite.
    float watch = 0;
    for (i = from; i < to; i++) {
      watch += 0 * gradient[i];
    }
    return watch == 0;
  }
}
