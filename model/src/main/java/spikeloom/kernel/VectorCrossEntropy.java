package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link CrossEntropy} in vectors. */
final class VectorCrossEntropy {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final int CHUNK = 64 * F.length();

  private VectorCrossEntropy() {}

  static double lossAndGradient(
      float[] logits, int at, float[] target, int targetAt, int values, float scale) {
    int whole = values - values % F.length();
    double sum = 0;
    for (int from = 0; from < whole; from += CHUNK) {
      int to = Math.min(whole, from + CHUNK);
      sum += chunk(logits, at + from, target, targetAt + from, to - from, scale);
    }
    for (int i = whole; i < values; i++) {
      double x = logits[at + i];
      double y = target[targetAt + i];
      double e = Math.exp(-Math.abs(x));
      sum += Math.max(x, 0) + Math.log1p(e) - x * y;
      double p = x >= 0 ? 1 / (1 + e) : e / (1 + e);
      logits[at + i] = (float) (scale * (p - y));
    }
    return sum;
  }

  // One logarithm for the product of all 1 + exp(-|x|) of a lane, at most 2^64.
  private static double chunk(
      float[] logits, int at, float[] target, int targetAt, int values, float scale) {
    FloatVector linear = FloatVector.zero(F);
    FloatVector product = FloatVector.broadcast(F, 1f);
    FloatVector vScale = FloatVector.broadcast(F, scale);
    for (int i = 0; i < values; i += F.length()) {
      FloatVector x = FloatVector.fromArray(F, logits, at + i);
      FloatVector y = FloatVector.fromArray(F, target, targetAt + i);
      FloatVector e = VectorMath.expOfMinusAbs(x);
      // max(x, 0) - x y = x (1/2 - y) + |x| / 2
      linear = VectorMath.HALF.sub(y).fma(x, x.abs().fma(VectorMath.HALF, linear));
      FloatVector d = e.add(VectorMath.ONE);
      product = product.mul(d);
      VectorMath.logistic(x, e.div(d)).sub(y).mul(vScale).intoArray(logits, at + i);
    }
    float[] sums = linear.toArray();
    float[] products = product.toArray();
    double sum = 0;
    for (int lane = 0; lane < sums.length; lane++) {
      sum += sums[lane] + Math.log(products[lane]);
    }
    return sum;
  }
}
