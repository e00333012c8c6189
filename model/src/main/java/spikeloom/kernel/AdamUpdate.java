package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * One step of Adam over a range of a flat array, moments and values in one pass over memory:
 *
 * <pre>{@code
 * m <- b1 m + (1 - b1) g,   v <- b2 v + (1 - b2) g^2,
 * w <- w - rate * mhat / (sqrt(vhat) + eps),   mhat = m / (1 - b1^n),   vhat = v / (1 - b2^n).
 * }</pre>
 *
 * <p>Source: Kingma and Ba, "Adam", ICLR 2015, algorithm 1. A constant of 1e-36 is added to both
 * moments: weights whose gradient is always zero would else decay into denormal numbers, on which
 * the processor is many times slower.
 */
public final class AdamUpdate {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final float TINY = 1e-36f;

  private final float beta1;
  private final float beta2;
  private final float epsilon;
  private final float rate;
  private final float inverseRootCorrection;

  /**
   * The update number {@code n}, counted from 1, with step size {@code rate}.
   *
   * @param beta1 decay of the first moment
   * @param beta2 decay of the second moment
   */
  public AdamUpdate(double beta1, double beta2, double epsilon, double rate, long n) {
    this.beta1 = (float) beta1;
    this.beta2 = (float) beta2;
    this.epsilon = (float) epsilon;
    this.rate = (float) (rate / (1 - Math.pow(beta1, n)));
    this.inverseRootCorrection = (float) (1 / Math.sqrt(1 - Math.pow(beta2, n)));
  }

  /**
   * Updates the values {@code from .. to-1}.
   *
   * @param values w
   * @param gradient g of value {@code from} at {@code gradientAt}, and so on
   * @param first m
   * @param second v
   * @return whether every gradient was finite
   */
  public boolean apply(
      float[] values,
      float[] gradient,
      int gradientAt,
      float[] first,
      float[] second,
      int from,
      int to) {
    int i = from;
    int offset = gradientAt - from;
    FloatVector tiny = FloatVector.broadcast(F, TINY);
    FloatVector eps = FloatVector.broadcast(F, epsilon);
    FloatVector minusRate = FloatVector.broadcast(F, -rate);
    FloatVector watch = FloatVector.zero(F);
    FloatVector b1 = FloatVector.broadcast(F, beta1);
    FloatVector b2 = FloatVector.broadcast(F, beta2);
    FloatVector c1 = FloatVector.broadcast(F, 1 - beta1);
    FloatVector c2 = FloatVector.broadcast(F, 1 - beta2);
    FloatVector correction = FloatVector.broadcast(F, inverseRootCorrection);
    for (; i <= to - F.length(); i += F.length()) {
      FloatVector g = FloatVector.fromArray(F, gradient, i + offset);
      FloatVector m = c1.fma(g, b1.fma(FloatVector.fromArray(F, first, i), tiny));
      FloatVector v = g.mul(c2).fma(g, b2.fma(FloatVector.fromArray(F, second, i), tiny));
      watch = watch.add(g.sub(g));
      m.intoArray(first, i);
      v.intoArray(second, i);
      FloatVector denominator = v.lanewise(VectorOperators.SQRT).fma(correction, eps);
      minusRate.fma(m.div(denominator), FloatVector.fromArray(F, values, i)).intoArray(values, i);
    }
    float rest = watch.reduceLanes(VectorOperators.ADD);
    for (; i < to; i++) {
      float g = gradient[i + offset];
      float m = Math.fma(1 - beta1, g, Math.fma(beta1, first[i], TINY));
      float v = Math.fma(g * (1 - beta2), g, Math.fma(beta2, second[i], TINY));
      rest += Float.isFinite(g) ? 0f : Float.NaN;
      first[i] = m;
      second[i] = v;
      float denominator = Math.fma((float) Math.sqrt(v), inverseRootCorrection, epsilon);
      values[i] = Math.fma(-rate, m / denominator, values[i]);
    }
    return rest == 0;
  }
}
