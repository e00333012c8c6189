package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link MultiGaussian} in vectors. */
final class VectorMultiGaussian {
  private static final VectorSpecies<Float> F = VectorMath.F;

  private VectorMultiGaussian() {}

  /** Replaces whole vectors from {@code from} on; the rest begins at the returned index. */
  static int apply(float[] v, int from, int to) {
    FloatVector narrow = FloatVector.broadcast(F, MultiGaussian.NARROW_EXPONENT);
    FloatVector wide = FloatVector.broadcast(F, MultiGaussian.WIDE_EXPONENT);
    FloatVector offset = FloatVector.broadcast(F, MultiGaussian.OFFSET);
    FloatVector bump = FloatVector.broadcast(F, MultiGaussian.BUMP);
    FloatVector surround = FloatVector.broadcast(F, MultiGaussian.SURROUND);
    int i = from;
    for (; i <= to - F.length(); i += F.length()) {
      FloatVector x = FloatVector.fromArray(F, v, i);
      FloatVector up = x.sub(offset);
      FloatVector down = x.add(offset);
      FloatVector sides =
          VectorMath.expOfMinusAbs(up.mul(up).mul(wide))
              .add(VectorMath.expOfMinusAbs(down.mul(down).mul(wide)));
      FloatVector middle = VectorMath.expOfMinusAbs(x.mul(x).mul(narrow));
      middle.mul(bump).sub(sides.mul(surround)).intoArray(v, i);
    }
    return i;
  }
}
