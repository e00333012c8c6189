package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Elementary functions on vectors of floats, accurate to a few units in the last place. */
final class VectorMath {
  static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

  static final FloatVector ONE = all(1);
  static final FloatVector HALF = all(0.5);

  private static final int MOST = Float.floatToRawIntBits(87f);
  private static final FloatVector LOG2_E = all(1.4426950408889634);
  // ln 2 in two parts: the first has so few bits that its product with an exponent is exact.
  private static final FloatVector MINUS_LN2_HIGH = all(-0.693359375);
  private static final FloatVector MINUS_LN2_LOW = all(2.12194440e-4);
  // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
  private static final FloatVector ROUND = all(12582912);
  private static final int ROUND_BITS = 0x4B400000;
  private static final int SQRT_HALF_BITS = Float.floatToRawIntBits((float) Math.sqrt(0.5));
  private static final FloatVector EXP_2 = all(1. / 2);
  private static final FloatVector EXP_3 = all(1. / 6);
  private static final FloatVector EXP_4 = all(1. / 24);
  private static final FloatVector EXP_5 = all(1. / 120);
  private static final FloatVector EXP_6 = all(1. / 720);
  private static final FloatVector TWO = all(2);
  private static final FloatVector ARTANH_3 = all(2. / 3);
  private static final FloatVector ARTANH_5 = all(2. / 5);
  private static final FloatVector ARTANH_7 = all(2. / 7);
  private static final FloatVector ARTANH_9 = all(2. / 9);

  private static FloatVector all(double value) {
    return FloatVector.broadcast(F, (float) value);
  }

  private VectorMath() {}

  /** The width of a vector in bits. */
  static int bits() {
    return F.vectorBitSize();
  }

  /** The width of a vector in words. */
  static String describe() {
    return F.length() + " floats (" + F.vectorBitSize() + " bits)";
  }

  /** {@code exp(-|x|)}, in (0, 1]; relative error below 4e-7 down to exp(-87), then that value. */
  static FloatVector expOfMinusAbs(FloatVector x) {
    // Positive floats compare like integers, for which the minimum is one instruction.
    FloatVector y = x.abs().reinterpretAsInts().min(MOST).reinterpretAsFloats().neg();
    FloatVector rounded = y.fma(LOG2_E, ROUND);
    FloatVector n = rounded.sub(ROUND);
    FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, y));
    // Taylor series of exp around 0 for |r| <= ln(2)/2.
    FloatVector p = EXP_6.fma(r, EXP_5).fma(r, EXP_4).fma(r, EXP_3).fma(r, EXP_2);
    p = p.fma(r, ONE).fma(r, ONE);
    var exponent = rounded.reinterpretAsInts().sub(ROUND_BITS).lanewise(VectorOperators.LSHL, 23);
    return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
  }

  /**
   * Natural logarithm of positive, normal numbers; absolute error below 1e-7 near 1, elsewhere 2
   * units in the last place.
   */
  static FloatVector log(FloatVector x) {
    // x = 2^n m with m in [sqrt(1/2), sqrt(2)).
    var bits = x.reinterpretAsInts().sub(SQRT_HALF_BITS);
    var n = bits.lanewise(VectorOperators.ASHR, 23);
    FloatVector m = bits.and(0x007FFFFF).add(SQRT_HALF_BITS).reinterpretAsFloats();
    // As for rounding: an integer added to the bits of 1.5 * 2^23 is added to the number.
    FloatVector exponent = n.add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
    // log m = 2 artanh(s), s = (m - 1) / (m + 1), |s| < 0.172.
    FloatVector s = m.sub(ONE).div(m.add(ONE));
    FloatVector square = s.mul(s);
    FloatVector p = ARTANH_9.fma(square, ARTANH_7).fma(square, ARTANH_5).fma(square, ARTANH_3);
    p = p.fma(square, TWO);
    FloatVector low = p.mul(s).sub(exponent.mul(MINUS_LN2_LOW));
    return low.sub(exponent.mul(MINUS_LN2_HIGH));
  }

  /**
   * The logistic function of x, given {@code q = 1 / (1 + exp(|x|))}; absolute error below 1e-7.
   * Written without a comparison: masks are slow on processors that have no registers for them.
   */
  static FloatVector logistic(FloatVector x, FloatVector q) {
    FloatVector distance = HALF.sub(q); // from 0.5, never negative
    var sign = x.reinterpretAsInts().and(0x80000000);
    return distance.reinterpretAsInts().or(sign).reinterpretAsFloats().add(HALF);
  }

  /** The hyperbolic tangent; absolute error below 2e-7. */
  static FloatVector tanh(FloatVector x) {
    FloatVector e = expOfMinusAbs(x.add(x));
    FloatVector size = ONE.sub(e).div(ONE.add(e)); // never negative
    var sign = x.reinterpretAsInts().and(0x80000000);
    return size.reinterpretAsInts().or(sign).reinterpretAsFloats();
  }
}
