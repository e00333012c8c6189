package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link AdamaxUpdate} in vectors. */
final class VectorAdamaxUpdate {
  private static final VectorSpecies<Float> F = VectorMath.F;

  private VectorAdamaxUpdate() {}

  /** Updates whole vectors from {@code from} on; the rest begins at the returned index. */
  static int apply(
      AdamaxUpdate update,
      float rate,
      float[] values,
      float[] gradient,
      float[] first,
      float[] largest,
      int from,
      int to) {
    FloatVector tiny = FloatVector.broadcast(F, AdamUpdate.TINY);
    FloatVector b1 = FloatVector.broadcast(F, update.beta1);
    FloatVector c1 = FloatVector.broadcast(F, 1 - update.beta1);
    FloatVector minusRate = FloatVector.broadcast(F, -rate);
    int i = from;
    for (; i <= to - F.length(); i += F.length()) {
      FloatVector g = FloatVector.fromArray(F, gradient, i);
      FloatVector m = c1.fma(g, b1.fma(FloatVector.fromArray(F, first, i), tiny));
      FloatVector kept = FloatVector.fromArray(F, largest, i).mul(update.beta2);
      // Positive floats compare like integers.
      FloatVector u =
          g.abs()
              .add(update.epsilon)
              .reinterpretAsInts()
              .max(kept.reinterpretAsInts())
              .reinterpretAsFloats();
      m.intoArray(first, i);
      u.intoArray(largest, i);
      minusRate.fma(m.div(u), FloatVector.fromArray(F, values, i)).intoArray(values, i);
    }
    return i;
  }
}
