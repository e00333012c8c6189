package spikeloom.kernel;

/**
 * Negative log-probability of one of 256 levels k / 255 under a logistic distribution with location
 * m and scale s, rounded to levels; the lowest and the highest level take what lies beyond. With
 * the target x, {@code t = (x - m) / s} and half a level {@code h = 1 / (510 s)},
 *
 * <pre>{@code
 * P(x) = s(t + h) - s(t - h) = sinh(h) / (cosh(t) + cosh(h))
 * l    = max(|t|, h) - h + log(1 + e^-(|t|+h)) + log(1 + e^-||t|-h|) - log(1 - e^-2h)
 * l    = log(1 + e^-(t+h))  at x = 0,   l = log(1 + e^(t-h))  at x = 1
 * }</pre>
 *
 * <p>which has no difference of nearly equal numbers, so that it is exact to rounding also where
 * the probability is far below the smallest float.
 *
 * <p>Source of the likelihood: Salimans, Karpathy, Chen and Kingma, "PixelCNN++", ICLR 2017, with
 * one component; the closed form is elementary.
 */
public final class DiscretisedLogistic {
  /** Distance of two levels. */
  public static final double LEVEL = 1.0 / 255;

  private static final double HALF = LEVEL / 2;
  // Two factors of at most 2 for each value: their product stays below 2^512.
  private static final int CHUNK = 256;

  private DiscretisedLogistic() {}

  /** The loss of one value, in nats. */
  public static double loss(double location, double target, double scale) {
    double t = (target - location) / scale;
    double h = HALF / scale;
    if (target < HALF) {
      return softplus(-t - h);
    }
    if (target > 1 - HALF) {
      return softplus(t - h);
    }
    double a = Math.abs(t);
    return Math.max(a, h)
        - h
        + Math.log1p(Math.exp(-a - h))
        + Math.log1p(Math.exp(-Math.abs(a - h)))
        - Math.log(-Math.expm1(-2 * h));
  }

  /** Derivative of the loss in the location. */
  public static double locationGradient(double location, double target, double scale) {
    double t = (target - location) / scale;
    double h = HALF / scale;
    return -slope(target, t, h) / scale;
  }

  /** Derivative of the loss in the logarithm of the scale. */
  public static double logScaleGradient(double location, double target, double scale) {
    double t = (target - location) / scale;
    double h = HALF / scale;
    double inT = slope(target, t, h);
    if (target < HALF) {
      return -(t + h) * inT;
    }
    if (target > 1 - HALF) {
      return -(t - h) * inT;
    }
    return -t * inT + h * (1 / Math.tanh(h) - (logistic(h + t) + logistic(h - t) - 1));
  }

  // Derivative of the loss in t.
  private static double slope(double target, double t, double h) {
    if (target < HALF) {
      return -logistic(-t - h);
    }
    if (target > 1 - HALF) {
      return logistic(t - h);
    }
    return logistic(t + h) + logistic(t - h) - 1;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** Sum of the losses of values that share a scale; see {@link #lossAndGradient}. */
  public static double loss(LossValues values, int from, int count, double scale) {
    return run(values, from, count, scale, Double.NaN, new double[1], 0);
  }

  /**
   * The sum of the losses; overwrites the outputs by the scaled gradient.
   *
   * @param factor of the gradient of the outputs
   * @param logScale element {@code at} grows by the derivative in the logarithm of the scale,
   *     without the factor
   */
  public static double lossAndGradient(
      LossValues values,
      int from,
      int count,
      double scale,
      float factor,
      double[] logScale,
      int at) {
    return run(values, from, count, scale, factor, logScale, at);
  }

  /**
   * Overwrites locations by the medians of their distributions on [0, 1], of which the ends take
   * what lies beyond: the nearest value in [0, 1].
   */
  public static void toMedians(float[] locations, int at, int count) {
    for (int i = at; i < at + count; i++) {
      locations[i] = Math.max(0, Math.min(1, locations[i]));
    }
  }

  // Without a factor (not a number), outputs stay. Exponentials are shared by loss and gradient,
  // and a logarithm is taken of whole products.
  private static double run(
      LossValues values,
      int from,
      int count,
      double scale,
      double factor,
      double[] logScale,
      int at) {
    double h = HALF / scale;
    double inner = Math.log(-Math.expm1(-2 * h)) + h;
    double ends = h / Math.tanh(h);
    double perValue = -factor / scale;
    double sum = 0;
    double logScaleSum = 0;
    for (int begin = from; begin < from + count; begin += CHUNK) {
      double product = 1;
      for (int i = begin; i < Math.min(from + count, begin + CHUNK); i++) {
        double x = values.target(i);
        double t = (x - values.output(i)) / scale;
        double slope;
        if (x < HALF || x > 1 - HALF) {
          double sign = x < HALF ? -1 : 1;
          double z = sign * t - h;
          double e = Math.exp(-Math.abs(z));
          double d = 1 + e;
          product *= d;
          sum += Math.max(z, 0);
          slope = sign * (z >= 0 ? 1 : e) / d;
          logScaleSum -= sign * z * slope;
        } else {
          double a = Math.abs(t);
          double outside = Math.exp(-a - h);
          double near = Math.exp(-Math.abs(a - h));
          double far = 1 + outside;
          double close = 1 + near;
          product *= far * close;
          sum += Math.max(a, h) - inner;
          double above = 1 / far; // s(a + h)
          double below = (a >= h ? 1 : near) / close; // s(a - h)
          slope = Math.copySign(above + below - 1, t);
          logScaleSum += ends - t * slope - h * (above - below);
        }
        if (!Double.isNaN(factor)) {
          values.put(i, (float) (perValue * slope));
        }
      }
      sum += Math.log(product);
    }
    logScale[at] += logScaleSum;
    return sum;
  }
}
