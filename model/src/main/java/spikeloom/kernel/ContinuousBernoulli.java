package spikeloom.kernel;

/**
 * Negative log-density of the continuous Bernoulli distribution on [0, 1]: with the logit a and the
 * target x,
 *
 * <pre>{@code
 * p(x) = C(a) s(a)^x (1 - s(a))^(1-x),   C(a) = a / tanh(a/2)
 * l    = log(1 + e^a) - a x - log C(a) = a (1/2 - x) + log(sinh(a/2) / (a/2))
 * mean = 1 / (1 - e^-a) - 1 / a,         dl/da = mean - x
 * }</pre>
 *
 * <p>near 0 by their series. Source: Loaiza-Ganem and Cunningham, "The continuous Bernoulli: fixing
 * a pervasive error in variational autoencoders", NeurIPS 2019.
 */
public final class ContinuousBernoulli {
  /** Below this size of a the series are used: their error is less than 1e-9. */
  public static final double NEAR = 1;

  private static final int HALVINGS = 64; // of an interval: more than a double can tell apart

  private static final double[] MEAN = {
    1.0 / 12, -1.0 / 720, 1.0 / 30_240, -1.0 / 1_209_600, 1.0 / 47_900_160
  };
  // Integrals of the series of the mean.
  private static final double[] NORMALISER = {
    1.0 / 24, -1.0 / 2_880, 1.0 / 181_440, -1.0 / 9_676_800, 1.0 / 479_001_600
  };

  private ContinuousBernoulli() {}

  /** The loss of one value, in nats; negative where the density is above 1. */
  public static double loss(double a, double target) {
    return a * (0.5 - target) + normaliser(a);
  }

  // log(sinh(a/2) / (a/2))
  private static double normaliser(double a) {
    double size = Math.abs(a);
    return size < NEAR
        ? size * series(NORMALISER, size)
        : size / 2 + Math.log(-Math.expm1(-size) / size);
  }

  /** The mean of the distribution, in (0, 1). */
  public static double mean(double a) {
    return Math.abs(a) < NEAR ? 0.5 + series(MEAN, a) : -1 / Math.expm1(-a) - 1 / a;
  }

  /** Coefficients of a, a^3, a^5, ... in the mean, minus 1/2, near 0. */
  public static double[] meanSeries() {
    return MEAN.clone();
  }

  /** The odd series with these coefficients. */
  private static double series(double[] coefficients, double a) {
    double square = a * a;
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * square + coefficients[i];
    }
    return a * sum;
  }

  /**
   * The logit of a distribution with the given mean, by bisection.
   *
   * @param mean in [0.001, 0.999]
   */
  public static double logit(double mean) {
    double low = -1_001;
    double high = 1_001;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (mean(middle) < mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Sum of the losses of the first values; overwrites their logits by the scaled gradient. */
  public static double lossAndGradient(LossValues values, int count, float scale) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double a = values.output(i);
      double x = values.target(i);
      sum += loss(a, x);
      values.put(i, (float) (scale * (mean(a) - x)));
    }
    return sum;
  }

  /** Sum of the losses of the first values; overwrites their logits by the means. */
  public static double lossAndMean(LossValues values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double a = values.output(i);
      sum += loss(a, values.target(i));
      values.put(i, (float) mean(a));
    }
    return sum;
  }
}
