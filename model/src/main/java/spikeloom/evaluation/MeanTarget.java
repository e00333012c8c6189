package spikeloom.evaluation;

import spikeloom.dataset.Dataset;
import spikeloom.decoder.OutputGroups;
import spikeloom.kernel.ContinuousBernoulli;
import spikeloom.learning.SignalGroups;
import spikeloom.neuron.StochasticReadout;
import spikeloom.objective.Distortion;
import spikeloom.objective.LearnedScale;

/**
 * Reference distortions without a model. Predicting the mean training sample needs no information
 * about the sample, so every model should be better.
 */
public final class MeanTarget {
  private static final float LEAST = 1e-6f; // a pixel that was never on may be, once
  private static final double DARKEST = 1e-3; // the same, for a density
  // Standard deviation of a logistic distribution of scale 1.
  private static final double LOGISTIC_DEVIATION = Math.PI / Math.sqrt(3);

  private MeanTarget() {}

  /**
   * The distortion of the mean of {@code train} on {@code test}, per value. A learned scale is that
   * of the standard deviation of the training samples around their mean.
   *
   * @param distortion one of values, not of classes
   */
  public static double distortion(Dataset.Split train, Dataset.Split test, Distortion distortion) {
    int values = train.shape().size();
    double[] mean = mean(train);
    float[] output = output(mean, distortion);
    Distortion.Scale scale = scale(train, mean, distortion);
    float[] decoded = new float[values];
    float[] target = new float[values];
    double loss = 0;
    for (int i = 0; i < test.size(); i++) {
      test.copyTo(i, target, 0);
      System.arraycopy(output, 0, decoded, 0, values);
      loss += distortion.output(decoded, 0, target, 0, scale);
    }
    return loss / ((double) test.size() * values);
  }

  /**
   * Cross-entropy of {@code test} with itself, nats per value: the lower bound of the distortion.
   */
  public static double entropy(Dataset.Split test) {
    int values = test.shape().size();
    float[] each = new float[values];
    double sum = 0;
    for (int i = 0; i < test.size(); i++) {
      test.copyTo(i, each, 0);
      for (float p : each) {
        sum += p > 0 && p < 1 ? -p * Math.log(p) - (1 - p) * Math.log1p(-p) : 0;
      }
    }
    return sum / ((double) test.size() * values);
  }

  private static double[] mean(Dataset.Split train) {
    float[] each = new float[train.shape().size()];
    double[] mean = new double[each.length];
    for (int i = 0; i < train.size(); i++) {
      train.copyTo(i, each, 0);
      for (int v = 0; v < each.length; v++) {
        mean[v] += each[v] / (double) train.size();
      }
    }
    return mean;
  }

  private static Distortion.Scale scale(Dataset.Split train, double[] mean, Distortion distortion) {
    int values = mean.length;
    if (distortion.learnedScale().isEmpty()) {
      return new Distortion.Scale(values, 1);
    }
    OutputGroups groups = SignalGroups.of(train.shape());
    double[] squares = new double[groups.count()];
    float[] each = new float[values];
    for (int i = 0; i < train.size(); i++) {
      train.copyTo(i, each, 0);
      for (int v = 0; v < values; v++) {
        squares[groups.of(v)] += (each[v] - mean[v]) * (each[v] - mean[v]);
      }
    }
    double perGroup = (double) train.size() * values / groups.count();
    double unit = distortion == Distortion.LOGISTIC ? LOGISTIC_DEVIATION : 1;
    double floor = distortion.learnedScale().orElseThrow().floor();
    LearnedScale scale = new LearnedScale(groups.count(), groups.run(), 0);
    for (int g = 0; g < groups.count(); g++) {
      scale.set(g, Math.max(floor, Math.sqrt(squares[g] / perGroup) / unit));
    }
    return new Distortion.Scale(values, 1, scale);
  }

  /** The decoder output that predicts it. */
  private static float[] output(double[] mean, Distortion distortion) {
    float[] output = new float[mean.length];
    for (int v = 0; v < mean.length; v++) {
      output[v] =
          switch (distortion) {
            case CROSS_ENTROPY ->
                (float) StochasticReadout.logit(Math.max(LEAST, Math.min(1 - LEAST, mean[v])));
            case SQUARED_ERROR, GAUSSIAN, LOGISTIC -> (float) mean[v];
            case CONTINUOUS_BERNOULLI ->
                (float)
                    ContinuousBernoulli.logit(Math.max(DARKEST, Math.min(1 - DARKEST, mean[v])));
            case CLASS -> throw new IllegalArgumentException("classes have no mean");
          };
    }
    return output;
  }
}
