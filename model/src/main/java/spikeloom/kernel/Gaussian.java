package spikeloom.kernel;

/**
 * Negative log-density of normal values: with mean m, target x and standard deviation s,
 *
 * <pre>{@code
 * l = (x - m)^2 / (2 s^2) + log s + log(2 pi) / 2
 * dl/dm = (m - x) / s^2,   dl/dlog s = 1 - (x - m)^2 / s^2
 * }</pre>
 */
public final class Gaussian {
  private static final double CONSTANT = Math.log(2 * Math.PI) / 2;

  private Gaussian() {}

  /** The loss of one value, in nats; negative where the density is above 1. */
  public static double loss(double mean, double target, double deviation) {
    double z = (target - mean) / deviation;
    return z * z / 2 + Math.log(deviation) + CONSTANT;
  }

  /** Derivative of the loss in the mean. */
  public static double meanGradient(double mean, double target, double deviation) {
    return (mean - target) / (deviation * deviation);
  }

  /** Derivative of the loss in the logarithm of the deviation. */
  public static double logScaleGradient(double mean, double target, double deviation) {
    double z = (target - mean) / deviation;
    return 1 - z * z;
  }

  /** Sum of the losses of values that share a deviation. */
  public static double loss(LossValues values, int from, int count, double deviation) {
    double squares = 0;
    for (int i = from; i < from + count; i++) {
      squares += squared(values.output(i) - values.target(i));
    }
    return sum(squares, count, deviation);
  }

  /**
   * The same; overwrites the outputs by the scaled gradient.
   *
   * @param scale factor of the gradient of the outputs
   * @param logScale element {@code at} grows by the derivative in the logarithm of the deviation,
   *     without the factor
   */
  public static double lossAndGradient(
      LossValues values,
      int from,
      int count,
      double deviation,
      float scale,
      double[] logScale,
      int at) {
    double squares = 0;
    double factor = scale / (deviation * deviation);
    for (int i = from; i < from + count; i++) {
      double error = values.output(i) - values.target(i);
      squares += squared(error);
      values.put(i, (float) (factor * error));
    }
    logScale[at] += count - squares / (deviation * deviation);
    return sum(squares, count, deviation);
  }

  private static double squared(double value) {
    return value * value;
  }

  private static double sum(double squares, int count, double deviation) {
    return squares / (2 * deviation * deviation) + count * (Math.log(deviation) + CONSTANT);
  }
}
