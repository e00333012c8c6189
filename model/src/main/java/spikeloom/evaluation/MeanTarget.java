package spikeloom.evaluation;

import spikeloom.dataset.Dataset;
import spikeloom.neuron.StochasticReadout;
import spikeloom.objective.Distortion;

/**
 * Reference distortions without a model. Predicting the mean training sample needs no information
 * about the sample, so every model should be better.
 */
public final class MeanTarget {
  private static final float LEAST = 1e-6f; // a pixel that was never on may be, once

  private MeanTarget() {}

  /**
   * The distortion of the mean of {@code train} on {@code test}, per value.
   *
   * @param distortion one of values: cross-entropy or squared error
   */
  public static double distortion(Dataset.Split train, Dataset.Split test, Distortion distortion) {
    int values = train.shape().size();
    float[] output = output(mean(train), distortion);
    float[] decoded = new float[values];
    float[] target = new float[values];
    double loss = 0;
    for (int i = 0; i < test.size(); i++) {
      test.copyTo(i, target, 0);
      System.arraycopy(output, 0, decoded, 0, values);
      loss += distortion.output(decoded, 0, target, 0, values);
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

  /** The decoder output that predicts it. */
  private static float[] output(double[] mean, Distortion distortion) {
    float[] output = new float[mean.length];
    for (int v = 0; v < mean.length; v++) {
      output[v] =
          switch (distortion) {
            case CROSS_ENTROPY ->
                (float) StochasticReadout.logit(Math.max(LEAST, Math.min(1 - LEAST, mean[v])));
            case SQUARED_ERROR -> (float) mean[v];
            case CLASS -> throw new IllegalArgumentException("classes have no mean");
          };
    }
    return output;
  }
}
