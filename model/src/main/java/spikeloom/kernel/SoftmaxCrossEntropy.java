package spikeloom.kernel;

/**
 * Softmax and cross-entropy combined in one stable form: with outputs x and a target distribution
 * y,
 *
 * <pre>{@code l = log sum exp(x) - sum of x y,   dl/dx = softmax(x) - y.}</pre>
 */
public final class SoftmaxCrossEntropy {
  private SoftmaxCrossEntropy() {}

  /**
   * The loss in nats; overwrites the outputs by the scaled gradient.
   *
   * @param outputs {@code classes} outputs at {@code at}; overwritten by {@code scale * (softmax(x)
   *     - y)}
   * @param target a distribution over the classes at {@code targetAt}
   * @param scale factor of the gradient
   */
  public static double lossAndGradient(
      float[] outputs, int at, float[] target, int targetAt, int classes, float scale) {
    double loss = lossAndProbabilities(outputs, at, target, targetAt, classes);
    for (int i = 0; i < classes; i++) {
      outputs[at + i] = scale * (outputs[at + i] - target[targetAt + i]);
    }
    return loss;
  }

  /** The loss in nats; overwrites the outputs by probabilities. */
  public static double lossAndProbabilities(
      float[] outputs, int at, float[] target, int targetAt, int classes) {
    float most = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < classes; i++) {
      // Not Math.max, because it must propagate a NaN to the loss.
      most = outputs[at + i] <= most ? most : outputs[at + i];
    }
    double decoded = 0;
    for (int i = 0; i < classes; i++) {
      // Even for a target of 0, to propagate NaN.
      decoded += (double) (outputs[at + i] - most) * target[targetAt + i];
    }
    double sum =
        VectorUnit.PRESENT
            ? VectorSoftmaxCrossEntropy.exponentials(outputs, at, classes, most)
            : exponentials(outputs, at, classes, most);
    float factor = (float) (1 / sum);
    for (int i = 0; i < classes; i++) {
      outputs[at + i] *= factor;
    }
    return Math.log(sum) - decoded;
  }

  /** As in vectors: overwrites x by {@code exp(x - most)} and returns their sum. */
  static double exponentials(float[] outputs, int at, int classes, float most) {
    double sum = 0;
    for (int i = at; i < at + classes; i++) {
      outputs[i] = (float) Math.exp(outputs[i] - most);
      sum += outputs[i];
    }
    return sum;
  }
}
