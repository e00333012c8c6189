package spikeloom.app.experiment;

import spikeloom.dataset.Dataset;
import spikeloom.kernel.CrossEntropy;
import spikeloom.neuron.StochasticReadout;

/** What saying the mean training sample of everything costs: the distortion without a model. */
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
}
