package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/** {@link HeightRate} in vectors of cells. */
final class VectorHeightRate {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final FloatVector TWO = all(2);
  private static final FloatVector THIRD = all(1. / 3);
  private static final FloatVector EXCESS_4 = all(-1. / 45);
  private static final FloatVector EXCESS_6 = all(2. / 945);
  private static final FloatVector EXCESS_8 = all(-1. / 4725);
  private static final FloatVector SLOPE_3 = all(-2. / 45);
  private static final FloatVector SLOPE_5 = all(2. / 315);
  private static final FloatVector SLOPE_7 = all(-4. / 4725);

  private VectorHeightRate() {}

  private static FloatVector all(double value) {
    return FloatVector.broadcast(F, (float) value);
  }

  static void add(HeightRate rate, Rows logOdds, int steps, Rows sum) {
    float[] odds = logOdds.values();
    FloatVector v = FloatVector.broadcast(F, rate.reference);
    FloatVector ofReference = FloatVector.broadcast(F, rate.softplusOfReference);
    for (int j = 0; j < sum.width(); j += F.length()) {
      FloatVector total = FloatVector.fromArray(F, sum.values(), sum.index(0, j));
      for (int t = 0; t < steps; t++) {
        FloatVector u = FloatVector.fromArray(F, odds, logOdds.index(t, j));
        FloatVector e = VectorMath.expOfMinusAbs(u);
        FloatVector d = e.add(VectorMath.ONE);
        FloatVector p = VectorMath.logistic(u, e.div(d));
        FloatVector l = VectorMath.log(d).add(positive(u)).sub(ofReference);
        FloatVector y = l.abs().mul(VectorMath.HALF);
        FloatVector weight = u.sub(v).add(excess(y, VectorMath.expOfMinusAbs(l)).mul(TWO));
        total = total.add(p.fma(weight, l.neg()));
      }
      total.intoArray(sum.values(), sum.index(0, j));
    }
  }

  // max(u, 0) without a comparison.
  private static FloatVector positive(FloatVector u) {
    return u.add(u.abs()).mul(VectorMath.HALF);
  }

  // y coth y - 1 with e = exp(-2 y); for y = 0 the second form gives NaN, and is not used.
  private static FloatVector excess(FloatVector y, FloatVector e) {
    FloatVector square = y.mul(y);
    FloatVector near = EXCESS_8.fma(square, EXCESS_6).fma(square, EXCESS_4).fma(square, THIRD);
    FloatVector coth = e.add(VectorMath.ONE).div(VectorMath.ONE.sub(e));
    return choose(y, near.mul(square), y.mul(coth).sub(VectorMath.ONE));
  }

  private static FloatVector halfSlope(FloatVector y, FloatVector e) {
    FloatVector square = y.mul(y);
    FloatVector near = SLOPE_7.fma(square, SLOPE_5).fma(square, SLOPE_3).fma(square, THIRD);
    FloatVector inverse = VectorMath.ONE.div(VectorMath.ONE.sub(e));
    FloatVector coth = e.add(VectorMath.ONE).mul(inverse);
    FloatVector bend = y.mul(e).mul(inverse).mul(inverse).mul(TWO);
    return choose(y, near.mul(y), coth.mul(VectorMath.HALF).sub(bend));
  }

  // The first where y is below a half. Its sign spread over the lane is a mask of bits.
  private static FloatVector choose(FloatVector y, FloatVector near, FloatVector far) {
    IntVector below = y.sub(VectorMath.HALF).reinterpretAsInts().lanewise(VectorOperators.ASHR, 31);
    return near.reinterpretAsInts()
        .and(below)
        .or(far.reinterpretAsInts().and(below.not()))
        .reinterpretAsFloats();
  }

  static void slopes(HeightRate rate, Rows logOdds, int t, float factor) {
    float[] odds = logOdds.values();
    FloatVector v = FloatVector.broadcast(F, rate.reference);
    FloatVector ofReference = FloatVector.broadcast(F, rate.softplusOfReference);
    FloatVector scale = FloatVector.broadcast(F, factor);
    for (int j = 0; j < logOdds.width(); j += F.length()) {
      FloatVector u = FloatVector.fromArray(F, odds, logOdds.index(t, j));
      FloatVector e = VectorMath.expOfMinusAbs(u);
      FloatVector d = e.add(VectorMath.ONE);
      FloatVector q = e.div(d);
      FloatVector p = VectorMath.logistic(u, q);
      FloatVector l = VectorMath.log(d).add(positive(u)).sub(ofReference);
      FloatVector y = l.abs().mul(VectorMath.HALF);
      FloatVector ofL = VectorMath.expOfMinusAbs(l);
      FloatVector event = q.sub(q.mul(q)).mul(u.sub(v).add(excess(y, ofL).mul(TWO)));
      FloatVector height = halfSlope(y, ofL);
      IntVector sign = l.reinterpretAsInts().and(0x80000000);
      height = height.reinterpretAsInts().or(sign).reinterpretAsFloats();
      event.add(p.mul(p).mul(TWO).mul(height)).mul(scale).intoArray(odds, logOdds.index(t, j));
    }
  }
}
