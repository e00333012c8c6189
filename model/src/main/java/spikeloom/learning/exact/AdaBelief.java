package spikeloom.learning.exact;

import spikeloom.array.Workers;

/**
 * AdaBelief (Zhuang et al., NeurIPS 2020) over an array of doubles: Adam with the mean squared
 * distance of the gradient from its mean where Adam has its mean square.
 *
 * <pre>
 *   m = b1 m + (1 - b1) g,   s = b2 s + (1 - b2) (g - m)^2 + eps
 *   x -= rate (m / (1 - b1^k)) / (sqrt(s / (1 - b2^k)) + eps)
 * </pre>
 */
public final class AdaBelief {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-16;

  private final double[] parameters;
  private final double[] mean;
  private final double[] spread;
  private long updates;

  /** An optimiser of an array, which it changes. */
  public AdaBelief(double[] parameters) {
    this.parameters = parameters;
    mean = new double[parameters.length];
    spread = new double[parameters.length];
  }

  /** Takes a step against a gradient. */
  public void update(double[] gradient, double rate, Workers workers) {
    updates++;
    double step = rate / (1 - Math.pow(BETA_1, updates));
    double correction = 1 / (1 - Math.pow(BETA_2, updates));
    workers.run(
        worker -> {
          int to = workers.begin(worker + 1, parameters.length);
          for (int i = workers.begin(worker, parameters.length); i < to; i++) {
            double m = BETA_1 * mean[i] + (1 - BETA_1) * gradient[i];
            double away = gradient[i] - m;
            double s = BETA_2 * spread[i] + (1 - BETA_2) * away * away + EPSILON;
            mean[i] = m;
            spread[i] = s;
            parameters[i] -= step * m / (Math.sqrt(s * correction) + EPSILON);
          }
        });
  }
}
