package spikeloom.objective;

import java.util.Locale;
import spikeloom.kernel.CrossEntropy;
import spikeloom.kernel.SoftmaxCrossEntropy;
import spikeloom.kernel.SquaredError;

/**
 * The distortion of output x and target y. With x the V outputs of the decoder and y the target:
 *
 * <pre>{@code
 * cross-entropy   sum over v of log(1 + exp(x)) - x y      y in [0, 1]; output s(x) = 1 / (1 + exp(-x))
 * squared-error   sum over v of (x - y)^2                  any y; output x itself
 * class           log sum exp(x) - sum over v of x y       y a distribution over V classes; output softmax(x)
 * }</pre>
 *
 * <p>The first and the last are negative log-likelihoods in nats (Bernoulli, categorical); the
 * squared error is one, up to constants, of a Gaussian with variance 1/2.
 */
public enum Distortion {
  /** Cross-entropy of every value, a number in [0, 1] treated as a probability. */
  CROSS_ENTROPY("cross-entropy", "nats", "per value") {
    @Override
    public double gradient(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      return CrossEntropy.lossAndGradient(
          outputs, at, target, targetAt, scale.values(), scale.weight());
    }

    @Override
    public double output(float[] outputs, int at, float[] target, int targetAt, int values) {
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
    public double output(float[] outputs, int at, float[] target, int targetAt, int values) {
      return SquaredError.loss(outputs, at, target, targetAt, values);
    }

    @Override
    public boolean likelihood() {
      return false;
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
    public double output(float[] outputs, int at, float[] target, int targetAt, int values) {
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

  /** The same in short form: for instance {@code 0.0834 nats}. */
  public String brief(double distortion) {
    return number(distortion) + " " + quantity;
  }

  /** The unit in short form. */
  public String briefUnit() {
    return quantity;
  }

  /** Formats a distortion; small ones have more decimals. */
  public static String number(double distortion) {
    boolean small = distortion > 0 && distortion < 0.01;
    return String.format(Locale.ROOT, small ? "%.6f" : "%.4f", distortion);
  }

  /**
   * The scale of a gradient.
   *
   * @param values V
   * @param weight factor of the gradient
   */
  public record Scale(int values, float weight) {}

  /**
   * The distortion of one output; overwrites the output by the scaled gradient.
   *
   * @param outputs V values at {@code at}, overwritten
   * @param target V values at {@code targetAt}
   */
  public abstract double gradient(
      float[] outputs, int at, float[] target, int targetAt, Scale scale);

  /** The distortion of one output; overwrites the output by the reconstruction. */
  public abstract double output(float[] outputs, int at, float[] target, int targetAt, int values);

  /** Whether it is a negative log-likelihood in nats. */
  public boolean likelihood() {
    return true;
  }

  /** Number of terms of a distortion, over which means are computed: V, or 1 for a class. */
  public int parts(int values) {
    return values;
  }
}
