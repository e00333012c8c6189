package spikeloom.app.experiment.vdib;

import spikeloom.array.Parameters;
import spikeloom.random.RandomKey;

/**
 * Samples of a rule's gradient of the same batch at the same parameters, with different latent
 * spikes.
 */
final class GradientSample {
  private final Parameters layout;
  private final double[] mean;
  private final float[][] gradients;

  /** Computes the gradient of one draw. */
  @FunctionalInterface
  interface Rule {
    /** Overwrites {@code gradient}, which has the layout of the encoder's parameters. */
    void gradient(RandomKey key, float[] gradient);
  }

  /** Computes {@code times} gradients, the i-th with the i-th stream of {@code key}. */
  GradientSample(Parameters layout, Rule rule, int times, RandomKey key) {
    this.layout = layout;
    gradients = new float[times][layout.length()];
    mean = new double[layout.length()];
    for (int i = 0; i < times; i++) {
      rule.gradient(key.fold(i), gradients[i]);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += gradients[i][k] / (double) times;
      }
    }
  }

  /** The mean, in the layout of the parameters. */
  double[] mean() {
    return mean;
  }

  /**
   * The agreement of the gradients of one layer with a reference.
   *
   * @param cosineOfOne mean cosine of a single gradient and the reference
   * @param cosineOfMean cosine of the mean gradient and the reference
   * @param norm length of the mean over that of the reference
   * @param scatter root mean squared distance from the mean over the length of the reference
   */
  record Agreement(double cosineOfOne, double cosineOfMean, double norm, double scatter) {}

  /** The agreement of a slice of the parameters. */
  Agreement with(double[] reference, String slice) {
    Parameters.Slice s = layout.slice(slice);
    double length = length(reference, s);
    double cosine = 0;
    double squares = 0;
    for (float[] gradient : gradients) {
      double[] one = new double[gradient.length];
      double[] apart = new double[gradient.length];
      for (int r = 0; r < s.rows(); r++) {
        for (int i = s.at(r, 0); i < s.at(r, s.columns()); i++) {
          one[i] = gradient[i];
          apart[i] = gradient[i] - mean[i];
        }
      }
      cosine += cosine(one, reference, s) / gradients.length;
      squares += Math.pow(length(apart, s), 2) / Math.max(1, gradients.length - 1);
    }
    return new Agreement(
        cosine, cosine(mean, reference, s), length(mean, s) / length, Math.sqrt(squares) / length);
  }

  private static double cosine(double[] a, double[] b, Parameters.Slice s) {
    double lengths = length(a, s) * length(b, s);
    return lengths == 0 ? Double.NaN : dot(a, b, s) / lengths;
  }

  private static double length(double[] a, Parameters.Slice s) {
    return Math.sqrt(dot(a, a, s));
  }

  private static double dot(double[] a, double[] b, Parameters.Slice s) {
    double sum = 0;
    for (int r = 0; r < s.rows(); r++) {
      for (int i = s.at(r, 0); i < s.at(r, s.columns()); i++) {
        sum += a[i] * b[i];
      }
    }
    return sum;
  }
}
