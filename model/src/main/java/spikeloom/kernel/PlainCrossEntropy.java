package spikeloom.kernel;

/** {@link CrossEntropy} in plain loops. */
final class PlainCrossEntropy {
  // Number of factors 1 + exp(-|x|) per logarithm; their product is at most 2^512.
  private static final int CHUNK = 512;

  private PlainCrossEntropy() {}

  static double lossAndGradient(
      float[] logits, int at, float[] target, int targetAt, int values, float scale) {
    double sum = 0;
    for (int from = 0; from < values; from += CHUNK) {
      int count = Math.min(CHUNK, values - from);
      sum += chunk(logits, at + from, target, targetAt + from, count, scale);
    }
    return sum;
  }

  private static double chunk(
      float[] logits, int at, float[] target, int targetAt, int values, float scale) {
    double linear = 0;
    double product = 1;
    for (int i = 0; i < values; i++) {
      double x = logits[at + i];
      double y = target[targetAt + i];
      double e = Math.exp(-Math.abs(x));
      linear += Math.max(x, 0) - x * y;
      product *= 1 + e;
      double p = (x >= 0 ? 1 : e) / (1 + e);
      logits[at + i] = (float) (scale * (p - y));
    }
    return linear + Math.log(product);
  }
}
