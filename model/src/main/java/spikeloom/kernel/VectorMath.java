package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Elementary functions on vectors of floats, accurate to a few units in the last place. */
final class VectorMath {
  static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

  private static final float LOG2_E = 1.44269504f;
  // ln 2 in two parts: the first has so few bits that its product with an exponent is exact.
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
  private static final float ROUND = 12582912f;
  private static final int ROUND_BITS = 0x4B400000;

  private VectorMath() {}

  /** {@code exp(-|x|)}, in (0, 1]; relative error below 3e-7 down to exp(-87), then that value. */
  static FloatVector expOfMinusAbs(FloatVector x) {
    FloatVector y = x.abs().neg().max(-87f);
    FloatVector rounded = y.mul(LOG2_E).add(ROUND);
    FloatVector n = rounded.sub(ROUND);
    FloatVector r = n.fma(FloatVector.broadcast(F, -LN2_HIGH), y);
    r = n.fma(FloatVector.broadcast(F, -LN2_LOW), r);
    // Taylor series of exp around 0 for |r| <= ln(2)/2.
    FloatVector p = FloatVector.broadcast(F, 1f / 5040);
    p = p.fma(r, FloatVector.broadcast(F, 1f / 720));
    p = p.fma(r, FloatVector.broadcast(F, 1f / 120));
    p = p.fma(r, FloatVector.broadcast(F, 1f / 24));
    p = p.fma(r, FloatVector.broadcast(F, 1f / 6));
    p = p.fma(r, FloatVector.broadcast(F, 0.5f));
    p = p.fma(r, FloatVector.broadcast(F, 1f));
    p = p.fma(r, FloatVector.broadcast(F, 1f));
    var exponent = rounded.reinterpretAsInts().sub(ROUND_BITS).lanewise(VectorOperators.LSHL, 23);
    return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
  }

  /**
   * The logistic function of x, given {@code e = exp(-|x|)}; absolute error below 1e-7. Written
   * without a comparison: masks are slow on processors that have no registers for them.
   */
  static FloatVector logistic(FloatVector x, FloatVector e) {
    FloatVector half = FloatVector.broadcast(F, 0.5f);
    FloatVector distance = half.sub(e.div(e.add(1f))); // from 0.5, never negative
    var sign = x.reinterpretAsInts().and(0x80000000);
    return distance.reinterpretAsInts().or(sign).reinterpretAsFloats().add(half);
  }
}
