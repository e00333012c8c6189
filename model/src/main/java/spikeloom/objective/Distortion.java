package spikeloom.objective;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import spikeloom.kernel.ContinuousBernoulli;
import spikeloom.kernel.CrossEntropy;
import spikeloom.kernel.DiscretisedLogistic;
import spikeloom.kernel.Gaussian;
import spikeloom.kernel.LossValues;
import spikeloom.kernel.SoftmaxCrossEntropy;
import spikeloom.kernel.SquaredError;

/**
 * The distortion of output x and target y. With x the V outputs of the decoder and y the target:
 *
 * <pre>{@code
 * cross-entropy   sum over v of log(1 + exp(x)) - x y      y in [0, 1]; output s(x) = 1 / (1 + exp(-x))
 * squared-error   sum over v of (x - y)^2                  any y; output x itself
 * class           log sum exp(x) - sum over v of x y       y a distribution over V classes; output softmax(x)
 * gaussian        sum over v of (x - y)^2 / (2 s^2) + log s + log(2 pi) / 2      any y; output x
 * logistic        sum over v of -log P(y), see DiscretisedLogistic   y a level k / 255; output x in [0, 1]
 * continuous-bernoulli   sum over v of -log p(y), see ContinuousBernoulli   y in [0, 1]; output the mean
 * }</pre>
 *
 * <p>All but the squared error are negative log-likelihoods in nats; that of a Gaussian and of the
 * continuous Bernoulli are densities and can be negative. The squared error is one, up to
 * constants, of a Gaussian with variance 1/2. The scales s are learned, see {@link LearnedScale}.
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
    public double output(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      return CrossEntropy.lossAndReconstruction(outputs, at, target, targetAt, scale.values());
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
    public double output(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      return SquaredError.loss(outputs, at, target, targetAt, scale.values());
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
    public double output(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      return SoftmaxCrossEntropy.lossAndProbabilities(
          outputs, at, target, targetAt, scale.values());
    }

    @Override
    public int parts(int values) {
      return 1;
    }
  },
  /** Density of a normal distribution with a learned standard deviation. */
  GAUSSIAN("Gaussian", "nats", "per value") {
    @Override
    public double gradient(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      LossValues all = new LossValues(outputs, at, target, targetAt);
      return scale.sum(
          targetAt,
          (from, count, s, gradient, to) ->
              Gaussian.lossAndGradient(all, from, count, s, scale.weight(), gradient, to));
    }

    @Override
    public double output(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      LossValues all = new LossValues(outputs, at, target, targetAt);
      return scale.sum(
          targetAt, (from, count, s, gradient, to) -> Gaussian.loss(all, from, count, s));
    }

    @Override
    public Optional<ScaleRange> learnedScale() {
      return Optional.of(new ScaleRange(LEVEL_DEVIATION, 0.25));
    }
  },
  /** Probability of a level of 8 bits under a logistic distribution with a learned scale. */
  LOGISTIC("discretised logistic", "nats", "per value") {
    @Override
    public double gradient(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      LossValues all = new LossValues(outputs, at, target, targetAt);
      return scale.sum(
          targetAt,
          (from, count, s, gradient, to) ->
              DiscretisedLogistic.lossAndGradient(
                  all, from, count, s, scale.weight(), gradient, to));
    }

    @Override
    public double output(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      LossValues all = new LossValues(outputs, at, target, targetAt);
      double loss =
          scale.sum(
              targetAt,
              (from, count, s, gradient, to) -> DiscretisedLogistic.loss(all, from, count, s));
      DiscretisedLogistic.toMedians(outputs, at, scale.values());
      return loss;
    }

    @Override
    public Optional<ScaleRange> learnedScale() {
      return Optional.of(new ScaleRange(DiscretisedLogistic.LEVEL / 8, 0.1));
    }
  },
  /** Density of the continuous Bernoulli distribution. */
  CONTINUOUS_BERNOULLI("continuous Bernoulli", "nats", "per value") {
    @Override
    public double gradient(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      return ContinuousBernoulli.lossAndGradient(
          new LossValues(outputs, at, target, targetAt), scale.values(), scale.weight());
    }

    @Override
    public double output(float[] outputs, int at, float[] target, int targetAt, Scale scale) {
      return ContinuousBernoulli.lossAndMean(
          new LossValues(outputs, at, target, targetAt), scale.values());
    }
  };

  // Of a value rounded to 8 bits: level / sqrt(12).
  private static final double LEVEL_DEVIATION = DiscretisedLogistic.LEVEL / Math.sqrt(12);

  private static final double LEAST_PROBABILITY = 0.01;

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
   * The range of a learned scale.
   *
   * @param floor it stays above
   * @param initial before training
   */
  public record ScaleRange(double floor, double initial) {}

  /**
   * The scale of a gradient, and of a likelihood.
   *
   * @param values V
   * @param weight factor of the gradient
   * @param learned scales of a likelihood that has them; receives their gradient
   */
  public record Scale(int values, float weight, LearnedScale learned) {
    /** Without learned scales: they are 1. */
    public Scale(int values, float weight) {
      this(values, weight, LearnedScale.UNIT);
    }

    // The targets of a batch lie one after the other, so the position gives the output.
    private double sum(int targetAt, LearnedScale.Part part) {
      return learned.sum(values, targetAt / values, part);
    }
  }

  /**
   * The distortion of one output; overwrites the output by the scaled gradient.
   *
   * @param outputs V values at {@code at}, overwritten
   * @param target V values at {@code targetAt}; of output i of a batch at i V, if scales are
   *     learned
   * @param scale receives the gradient of learned scales
   */
  public abstract double gradient(
      float[] outputs, int at, float[] target, int targetAt, Scale scale);

  /**
   * The distortion of one output; overwrites the output by the reconstruction.
   *
   * @param scale its weight is not used
   */
  public abstract double output(float[] outputs, int at, float[] target, int targetAt, Scale scale);

  /** The same with scales of 1, on which the reconstruction does not depend. */
  public double output(float[] outputs, int at, float[] target, int targetAt, int values) {
    return output(outputs, at, target, targetAt, new Scale(values, 1));
  }

  /** The output that is near the best for targets of this mean: that of a decoder which starts. */
  public double outputFor(double mean) {
    double p = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, mean));
    return switch (this) {
      case SQUARED_ERROR, GAUSSIAN, LOGISTIC -> mean;
      case CROSS_ENTROPY, CONTINUOUS_BERNOULLI -> Math.log(p / (1 - p));
      case CLASS -> Math.log(p);
    };
  }

  /** The range of its learned scales; empty if it has none. */
  public Optional<ScaleRange> learnedScale() {
    return Optional.empty();
  }

  /** The names of all that are likelihoods, separated by commas. */
  public static String likelihoods() {
    return Arrays.stream(values())
        .filter(Distortion::likelihood)
        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  /** Whether it is a negative log-likelihood in nats. */
  public boolean likelihood() {
    return true;
  }

  /** Whether it is a density of values scaled to [0, 1], which depends on their scale. */
  public boolean density() {
    return switch (this) {
      case CROSS_ENTROPY, SQUARED_ERROR, CLASS, LOGISTIC -> false;
      case GAUSSIAN, CONTINUOUS_BERNOULLI -> true;
    };
  }

  /** Whether a network from a file can be trained with it, which has such a loss itself. */
  public boolean inNetworks() {
    return switch (this) {
      case CROSS_ENTROPY, SQUARED_ERROR, CLASS -> true;
      case GAUSSIAN, LOGISTIC, CONTINUOUS_BERNOULLI -> false;
    };
  }

  /** Number of terms of a distortion, over which means are computed: V, or 1 for a class. */
  public int parts(int values) {
    return values;
  }
}
