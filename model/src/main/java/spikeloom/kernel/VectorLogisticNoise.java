package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link LogisticNoise} in vectors. */
final class VectorLogisticNoise {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final FloatVector HALF_STEP = FloatVector.broadcast(F, LogisticNoise.HALF_STEP);

  private VectorLogisticNoise() {}

  static void fromUniform(float[] values, int from, int to, float scale) {
    FloatVector factor = FloatVector.broadcast(F, scale);
    for (int i = from; i < to; i += F.length()) {
      FloatVector f = FloatVector.fromArray(F, values, i);
      // 1 - f is exact, so that neither of the two is 0.
      FloatVector above = VectorMath.log(f.add(HALF_STEP));
      FloatVector below = VectorMath.log(VectorMath.ONE.sub(f).sub(HALF_STEP));
      above.sub(below).mul(factor).intoArray(values, i);
    }
  }
}
