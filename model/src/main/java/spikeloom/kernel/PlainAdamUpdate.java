package spikeloom.kernel;

/** {@link AdamUpdate} in plain loops. */
final class PlainAdamUpdate {
  private PlainAdamUpdate() {}

  static boolean apply(
      AdamUpdate update,
      float[] values,
      float[] gradient,
      int gradientAt,
      float[] first,
      float[] second,
      int from,
      int to) {
    float beta1 = update.beta1;
    float beta2 = update.beta2;
    float rate = update.rate;
    float correction = update.inverseRootCorrection;
    float epsilon = update.epsilon;
    int offset = gradientAt - from;
    for (int i = from; i < to; i++) {
      float g = gradient[offset + i];
      float m = beta1 * first[i] + (1 - beta1) * g + AdamUpdate.TINY;
      float v = beta2 * second[i] + (1 - beta2) * g * g + AdamUpdate.TINY;
      first[i] = m;
      second[i] = v;
      values[i] -= rate * (m / ((float) Math.sqrt(v) * correction + epsilon));
    }
    return finite(gradient, gradientAt, to - from);
  }

  // Zero times a number is zero, or NaN where the number is not finite.
  private static boolean finite(float[] gradient, int at, int count) {
    float watch = 0;
    for (int i = 0; i < count; i++) {
      watch += 0 * gradient[at + i];
    }
    return watch == 0;
  }
}
