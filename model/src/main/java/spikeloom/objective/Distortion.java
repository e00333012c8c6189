package spikeloom.objective;

import java.util.Locale;
import spikeloom.kernel.CrossEntropy;
import spikeloom.kernel.SoftmaxCrossEntropy;
import spikeloom.kernel.SquaredError;

/**
 * What it costs to say x where y was meant. With x the V outputs of the decoder and y the target:
 *
 * <pre>{@code
 * cross-entropy   sum over v of log(1 + exp(x)) - x y      y in [0, 1]; says s(x) = 1 / (1 + exp(-x))
 * squared-error   sum over v of (x - y)^2                  any y; says x itself
 * class           log sum exp(x) - sum over v of x y       y a distribution over V classes; says
 *                                                          softmax(x)
 * }</pre>
 *
 * <p>The first and the last are negative log-likelihoods in nats (Bernoulli, categorical); the
 * squared error is one, up to constants, of a Gaussian with variance 1/2.
 */
public enum Distortion {
  /** Cross-entropy of every value, a number in [0, 1] taken as a probability. */
  CROSS_ENTROPY("cross-entropy", "nats", "per value") {
    @Override
    public double gradient(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      return CrossEntropy.lossAndGradient(
          outputs, at, target, targetAt, scale.values(), scale.weight());
    }

    @Override
    public double say(float[] outputs, int at, float[] target, int targetAt, int values) {
      return CrossEntropy.lossAndReconstruction(outputs, at, target, targetAt, values);
    }
  },
  /** Squared difference of every value. */
  SQUARED_ERROR("squared error", "squared error", "per value") {
    @Override
    public double gradient(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      return SquaredError.lossAndGradient(
          outputs, at, target, targetAt, scale.values(), scale.weight());
    }

    @Override
    public double say(float[] outputs, int at, float[] target, int targetAt, int values) {
      return SquaredError.loss(outputs, at, target, targetAt, values);
    }
  },
  /** Negative log-probability of the right class. */
  CLASS("cross-entropy of the class", "nats", "per prediction") {
    @Override
    public double gradient(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      return SoftmaxCrossEntropy.lossAndGradient(
          outputs, at, target, targetAt, scale.values(), scale.weight());
    }

    @Override
    public double say(float[] outputs, int at, float[] target, int targetAt, int values) {
      return SoftmaxCrossEntropy.lossAndProbabilities(outputs, at, target, targetAt, values);
    }

    @Override
    public int parts(int values) {
      return 1;
    }
  };

  private final String title;
  private final String quantity;
  private final String mean;

  Distortion(String title, String quantity, String mean) {
    this.title = title;
    this.quantity = quantity;
    this.mean = mean;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** The unit of a reported distortion, a mean: for instance {@code nats per value}. */
  public String unit() {
    return quantity + " " + mean;
  }

  /** A reported distortion with its unit: for instance {@code 0.0834 nats per value}. */
  public String text(double distortion) {
    return number(distortion) + " " + unit();
  }

  /** The same where room is short: for instance {@code 0.0834 nats}. */
  public String brief(double distortion) {
    return number(distortion) + " " + quantity;
  }

  /** The unit where room is short. */
  public String briefUnit() {
    return quantity;
  }

  /** A reported distortion; small ones have more decimals. */
  public static String number(double distortion) {
    boolean small = distortion > 0 && distortion < 0.01;
    return String.format(Locale.ROOT, small ? "%.6f" : "%.4f", distortion);
  }

  /**
   * How a gradient is scaled.
   *
   * @param values V
   * @param weight factor of the gradient
   */
  public record Scale(int values, float weight) {}

  /**
   * The distortion of one output; turns the output into the scaled gradient.
   *
   * @param outputs V values at {@code at}, overwritten
   * @param target V values at {@code targetAt}
   */
  public abstract double gradient(
      float[] outputs, int at, float[] target, int targetAt, Scale scale);

  /** The distortion of one output; turns the output into what the decoder says. */
  public abstract double say(float[] outputs, int at, float[] target, int targetAt, int values);

  /** How many parts a distortion is the sum of, which means are taken over: V, or 1 for a class. */
  public int parts(int values) {
    return values;
  }
}
