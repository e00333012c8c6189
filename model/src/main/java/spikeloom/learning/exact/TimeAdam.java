package spikeloom.learning.exact;

/**
 * Adam (Kingma and Ba, ICLR 2015) over an array of doubles, for networks of a few thousand weights.
 *
 * <pre>
 *   m = b1 m + (1 - b1) g,   v = b2 v + (1 - b2) g^2
 *   x -= rate (m / (1 - b1^k)) / (sqrt(v / (1 - b2^k)) + eps)
 * </pre>
 */
public final class TimeAdam {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] parameters;
  private final double[] mean;
  private final double[] square;
  private long updates;

  /** An optimiser of an array, which it changes. */
  public TimeAdam(double[] parameters) {
    this.parameters = parameters;
    mean = new double[parameters.length];
    square = new double[parameters.length];
  }

  /** Takes a step against a gradient. */
  public void update(double[] gradient, double rate) {
    updates++;
    double step = rate / (1 - Math.pow(BETA_1, updates));
    double correction = 1 / (1 - Math.pow(BETA_2, updates));
    for (int i = 0; i < parameters.length; i++) {
      mean[i] = BETA_1 * mean[i] + (1 - BETA_1) * gradient[i];
      square[i] = BETA_2 * square[i] + (1 - BETA_2) * gradient[i] * gradient[i];
      parameters[i] -= step * mean[i] / (Math.sqrt(square[i] * correction) + EPSILON);
    }
  }
}
