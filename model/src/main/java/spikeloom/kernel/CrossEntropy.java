package spikeloom.kernel;

/**
 * Logistic output and cross-entropy combined in one stable form: with logit x and target y in [0,
 * 1],
 *
 * <pre>{@code l = log(1 + exp(x)) - x y,   dl/dx = s(x) - y,}</pre>
 *
 * <p>without the logarithm of a rounded probability.
 */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * Sum of the losses of one sample, in nats; overwrites its logits by the scaled gradient.
   *
   * @param logits {@code values} logits at {@code at}; overwritten by {@code scale * (s(x) - y)}
   * @param target targets in [0, 1] at {@code targetAt}
   * @param scale factor of the gradient
   */
  public static double lossAndGradient(
      float[] logits, int at, float[] target, int targetAt, int values, float scale) {
    return VectorUnit.PRESENT
        ? VectorCrossEntropy.lossAndGradient(logits, at, target, targetAt, values, scale)
        : PlainCrossEntropy.lossAndGradient(logits, at, target, targetAt, values, scale);
  }

  /**
   * As {@link #lossAndGradient}, but overwrites the logits by the reconstruction s(x), in [0, 1].
   */
  public static double lossAndReconstruction(
      float[] logits, int at, float[] target, int targetAt, int values) {
    double loss = lossAndGradient(logits, at, target, targetAt, values, 1f);
    for (int i = 0; i < values; i++) {
      float probability = logits[at + i] + target[targetAt + i];
      logits[at + i] = Math.max(0f, Math.min(1f, probability));
    }
    return loss;
  }
}
