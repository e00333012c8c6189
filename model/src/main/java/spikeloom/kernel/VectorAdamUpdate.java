package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link AdamUpdate} in vectors. */
final class VectorAdamUpdate {
  private static final VectorSpecies<Float> F = VectorMath.F;

  private VectorAdamUpdate() {}

  static boolean apply(
      AdamUpdate update,
      float[] values,
      float[] gradient,
      int gradientAt,
      float[] first,
      float[] second,
      int from,
      int to) {
    int i = from;
    int offset = gradientAt - from;
    FloatVector tiny = FloatVector.broadcast(F, AdamUpdate.TINY);
    FloatVector eps = FloatVector.broadcast(F, update.epsilon);
    FloatVector minusRate = FloatVector.broadcast(F, -update.rate);
    FloatVector watch = FloatVector.zero(F);
    FloatVector b1 = FloatVector.broadcast(F, update.beta1);
    FloatVector b2 = FloatVector.broadcast(F, update.beta2);
    FloatVector c1 = FloatVector.broadcast(F, 1 - update.beta1);
    FloatVector c2 = FloatVector.broadcast(F, 1 - update.beta2);
    FloatVector correction = FloatVector.broadcast(F, update.inverseRootCorrection);
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
      float m = Math.fma(1 - update.beta1, g, Math.fma(update.beta1, first[i], AdamUpdate.TINY));
      float v =
          Math.fma(g * (1 - update.beta2), g, Math.fma(update.beta2, second[i], AdamUpdate.TINY));
      rest += Float.isFinite(g) ? 0f : Float.NaN;
      first[i] = m;
      second[i] = v;
      float denominator =
          Math.fma((float) Math.sqrt(v), update.inverseRootCorrection, update.epsilon);
      values[i] = Math.fma(-update.rate, m / denominator, values[i]);
    }
    return rest == 0;
  }
}
