package spikeloom.app.experiment;

import spikeloom.dataset.Dataset;
import spikeloom.kernel.CrossEntropy;
import spikeloom.neuron.StochasticReadout;

/** Distortions without a model: of the mean training sample, and of what nothing is wrong with. */
final class MeanImage {
  private static final float LEAST = 1e-6f; // a pixel that was never lit may be, once

  private MeanImage() {}

  /** Cross-entropy of the mean of {@code train} on {@code test}, nats per value. */
  static double distortion(Dataset.Split train, Dataset.Split test) {
    int values = train.shape().size();
    float[] each = new float[values];
    double[] sum = new double[values];
    for (int i = 0; i < train.size(); i++) {
      train.copyTo(i, each, 0);
      for (int v = 0; v < values; v++) {
        sum[v] += each[v];
      }
    }
    float[] said = new float[values];
    double loss = 0;
    for (int i = 0; i < test.size(); i++) {
      test.copyTo(i, each, 0);
      for (int v = 0; v < values; v++) {
        double p = Math.max(LEAST, Math.min(1 - LEAST, sum[v] / train.size()));
        said[v] = (float) StochasticReadout.logit(p);
      }
      loss += CrossEntropy.lossAndGradient(said, 0, each, 0, values, 1f);
    }
    return loss / ((double) test.size() * values);
  }

  /** Cross-entropy of {@code test} with itself, nats per value: nothing can say it with less. */
  static double entropy(Dataset.Split test) {
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
}
