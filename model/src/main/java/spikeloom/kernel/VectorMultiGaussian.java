package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link MultiGaussian} in vectors, one function per loop, because more are not inlined. */
final class VectorMultiGaussian {
  private static final VectorSpecies<Float> F = VectorMath.F;

  private VectorMultiGaussian() {}

  static void apply(float[] v, int at, float[] scratch, int scratchAt, int width) {
    side(v, at, MultiGaussian.OFFSET, 0, scratch, scratchAt, width);
    side(v, at, -MultiGaussian.OFFSET, 1, scratch, scratchAt, width);
    bump(v, at, scratch, scratchAt, width);
  }

  // out = before * out + density around the offset
  private static void side(
      float[] v, int at, float offset, float before, float[] out, int outAt, int width) {
    FloatVector exponent = FloatVector.broadcast(F, MultiGaussian.WIDE_EXPONENT);
    FloatVector factor = FloatVector.broadcast(F, before);
    for (int j = 0; j < width; j += F.length()) {
      FloatVector x = FloatVector.fromArray(F, v, at + j).sub(offset);
      FloatVector e = VectorMath.expOfMinusAbs(x.mul(x).mul(exponent));
      factor.fma(FloatVector.fromArray(F, out, outAt + j), e).intoArray(out, outAt + j);
    }
  }

  private static void bump(float[] v, int at, float[] sides, int sidesAt, int width) {
    FloatVector exponent = FloatVector.broadcast(F, MultiGaussian.NARROW_EXPONENT);
    FloatVector factor = FloatVector.broadcast(F, MultiGaussian.BUMP);
    FloatVector surround = FloatVector.broadcast(F, MultiGaussian.SURROUND);
    for (int j = 0; j < width; j += F.length()) {
      FloatVector x = FloatVector.fromArray(F, v, at + j);
      FloatVector e = VectorMath.expOfMinusAbs(x.mul(x).mul(exponent));
      FloatVector below = FloatVector.fromArray(F, sides, sidesAt + j).mul(surround);
      e.mul(factor).sub(below).intoArray(v, at + j);
    }
  }
}
