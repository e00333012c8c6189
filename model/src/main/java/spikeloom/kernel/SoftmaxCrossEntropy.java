package spikeloom.kernel;

/**
 * Softmax and cross-entropy joined in one stable form: with outputs x and a target distribution y,
 *
 * <pre>{@code l = log sum exp(x) - sum of x y,   dl/dx = softmax(x) - y.}</pre>
 */
public final class SoftmaxCrossEntropy {
  private SoftmaxCrossEntropy() {}

  /**
   * The loss in nats; turns the outputs into the scaled gradient.
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

  /** The loss in nats; turns the outputs into probabilities. */
  public static double lossAndProbabilities(
      float[] outputs, int at, float[] target, int targetAt, int classes) {
    float most = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < classes; i++) {
      // Not Math.max: it is to let a NaN through, so that the loss shows it.
      most = outputs[at + i] <= most ? most : outputs[at + i];
    }
    double said = 0;
    for (int i = 0; i < classes; i++) {
      // Also where the target is 0: a NaN is to be seen.
      said += (double) (outputs[at + i] - most) * target[targetAt + i];
    }
    double sum =
        VectorUnit.PRESENT
            ? VectorSoftmaxCrossEntropy.exponentials(outputs, at, classes, most)
            : exponentials(outputs, at, classes, most);
    float factor = (float) (1 / sum);
    for (int i = 0; i < classes; i++) {
      outputs[at + i] *= factor;
    }
    return Math.log(sum) - said;
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
