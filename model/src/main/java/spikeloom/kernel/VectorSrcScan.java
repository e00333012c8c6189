package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/** {@link SrcScan} in vectors, a step at a time; every loop is a method of its own. */
final class VectorSrcScan {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final int ONE_BITS = Float.floatToRawIntBits(1f);

  private VectorSrcScan() {}

  static void forward(SrcScan scan, SrcScan.Tape tape, int t, SrcScan.Cells cells, Rows state) {
    int width = state.width();
    Rows drive = tape.drive();
    Rows fast = tape.fast();
    integrate(scan, drive, t, state);
    float[] before = SrcScan.before(tape, t, state);
    int beforeAt = SrcScan.beforeAt(tape, t, state);
    gate(scan, before, beforeAt, state);
    argue(scan, tape, t, cells, state);
    if (tape.argument().width() > 0) {
      disturb(fast.values(), fast.index(t, 0), tape.argument(), t, width);
    }
    tanh(fast.values(), fast.index(t, 0), width);
  }

  private static void integrate(SrcScan scan, Rows drive, int t, Rows state) {
    float[] x = drive.values();
    float[] current = state.values();
    int at = drive.index(t, 0);
    int currentAt = state.index(SrcScan.CURRENT, 0);
    FloatVector alpha = FloatVector.broadcast(F, scan.alpha);
    FloatVector rho = FloatVector.broadcast(F, scan.rho);
    FloatVector inverse = FloatVector.broadcast(F, 1 / scan.rho);
    for (int j = 0; j < state.width(); j += F.length()) {
      FloatVector i =
          alpha.fma(
              FloatVector.fromArray(F, current, currentAt + j),
              FloatVector.fromArray(F, x, at + j));
      i.intoArray(current, currentAt + j);
      VectorMath.tanh(i.mul(inverse)).mul(rho).intoArray(x, at + j);
    }
  }

  // G(h) of the step before.
  private static void gate(SrcScan scan, float[] h, int at, Rows state) {
    int out = state.index(SrcScan.GATE, 0);
    if (scan.step()) {
      step(h, at, state.values(), out, state.width());
    } else {
      logistic(scan.gateSlope, h, at, state.values(), out, state.width());
    }
  }

  // 1 where 0.5 - h has its sign bit set.
  private static void step(float[] h, int at, float[] g, int out, int width) {
    for (int j = 0; j < width; j += F.length()) {
      IntVector above =
          VectorMath.HALF
              .sub(FloatVector.fromArray(F, h, at + j))
              .reinterpretAsInts()
              .lanewise(VectorOperators.ASHR, 31);
      above.and(ONE_BITS).reinterpretAsFloats().intoArray(g, out + j);
    }
  }

  private static void logistic(float slope, float[] h, int at, float[] g, int out, int width) {
    FloatVector vSlope = FloatVector.broadcast(F, slope);
    for (int j = 0; j < width; j += F.length()) {
      FloatVector u = FloatVector.fromArray(F, h, at + j).sub(VectorMath.HALF).mul(vSlope);
      FloatVector e = VectorMath.expOfMinusAbs(u);
      VectorMath.logistic(u, e.div(e.add(VectorMath.ONE))).intoArray(g, out + j);
    }
  }

  private static void argue(
      SrcScan scan, SrcScan.Tape tape, int t, SrcScan.Cells cells, Rows state) {
    float[] x = tape.drive().values();
    float[] a = tape.fast().values();
    float[] h = SrcScan.before(tape, t, state);
    float[] traces = state.values();
    float[] b = cells.bias().values();
    float[] r = cells.r().values();
    float[] rs = cells.rs().values();
    int xAt = tape.drive().index(t, 0);
    int aAt = tape.fast().index(t, 0);
    int hAt = SrcScan.beforeAt(tape, t, state);
    int slowAt = state.index(SrcScan.SLOW, 0);
    int gateAt = state.index(SrcScan.GATE, 0);
    int bAt = cells.bias().at();
    int rAt = cells.r().at();
    int rsAt = cells.rs().at();
    FloatVector opening = FloatVector.broadcast(F, scan.zdep - scan.zhyp);
    FloatVector zhyp = FloatVector.broadcast(F, scan.zhyp);
    for (int j = 0; j < state.width(); j += F.length()) {
      FloatVector fast = FloatVector.fromArray(F, h, hAt + j);
      FloatVector slow = FloatVector.fromArray(F, traces, slowAt + j);
      FloatVector sum = FloatVector.fromArray(F, x, xAt + j);
      sum = sum.add(FloatVector.fromArray(F, b, bAt + j));
      sum = FloatVector.fromArray(F, r, rAt + j).fma(fast, sum);
      FloatVector.fromArray(F, rs, rsAt + j).fma(slow, sum).intoArray(a, aAt + j);
      FloatVector z = opening.fma(FloatVector.fromArray(F, traces, gateAt + j), zhyp);
      z.fma(slow.sub(fast), fast).intoArray(traces, slowAt + j);
    }
  }

  private static void disturb(float[] a, int at, Rows argument, int t, int width) {
    float[] noise = argument.values();
    int noiseAt = argument.index(t, 0);
    for (int j = 0; j < width; j += F.length()) {
      FloatVector value = FloatVector.fromArray(F, a, at + j);
      value.add(FloatVector.fromArray(F, noise, noiseAt + j)).intoArray(a, at + j);
      value.intoArray(noise, noiseAt + j);
    }
  }

  private static void tanh(float[] values, int at, int width) {
    for (int j = at; j < at + width; j += F.length()) {
      VectorMath.tanh(FloatVector.fromArray(F, values, j)).intoArray(values, j);
    }
  }

  static void backward(
      SrcScan scan,
      SrcScan.Tape tape,
      Rows adjoint,
      int t,
      float drivePrice,
      Rows biasGradient,
      Rows state) {
    argumentOf(scan, tape, adjoint, t, state);
    if (tape.argument().width() > 0) {
      int at = state.index(SrcScan.OF_ARGUMENT, 0);
      Rows extra = tape.argument();
      add(extra.values(), extra.index(t, 0), state.values(), at, state.width());
    }
    currentOf(scan, tape.drive(), adjoint, t, drivePrice, biasGradient, state);
  }

  private static void add(float[] x, int at, float[] out, int outAt, int width) {
    for (int j = 0; j < width; j += F.length()) {
      FloatVector.fromArray(F, out, outAt + j)
          .add(FloatVector.fromArray(F, x, at + j))
          .intoArray(out, outAt + j);
    }
  }

  private static void argumentOf(SrcScan scan, SrcScan.Tape tape, Rows adjoint, int t, Rows state) {
    float[] d = adjoint.values();
    float[] h = tape.fast().values();
    float[] traces = state.values();
    int dAt = adjoint.index(t, 0);
    int hAt = tape.fast().index(t, 0);
    int argumentAt = state.index(SrcScan.OF_ARGUMENT, 0);
    int fastAt = state.index(SrcScan.OF_FAST, 0);
    FloatVector zero = FloatVector.zero(F);
    FloatVector silent = FloatVector.broadcast(F, scan.silentSlope);
    FloatVector more = FloatVector.broadcast(F, 1 - scan.silentSlope);
    for (int j = 0; j < state.width(); j += F.length()) {
      FloatVector fast = FloatVector.fromArray(F, h, hAt + j);
      // The sign bit of 0 - h, spread over the lane, is all ones where h is above 0.
      IntVector above = zero.sub(fast).reinterpretAsInts().lanewise(VectorOperators.ASHR, 31);
      FloatVector e = above.and(more.reinterpretAsInts()).reinterpretAsFloats().add(silent);
      FloatVector slope = fast.neg().fma(fast, VectorMath.ONE);
      e.fma(FloatVector.fromArray(F, d, dAt + j), FloatVector.fromArray(F, traces, fastAt + j))
          .mul(slope)
          .intoArray(traces, argumentAt + j);
    }
  }

  private static void currentOf(
      SrcScan scan,
      Rows drive,
      Rows adjoint,
      int t,
      float drivePrice,
      Rows biasGradient,
      Rows state) {
    float[] d = adjoint.values();
    float[] x = drive.values();
    float[] traces = state.values();
    float[] sums = biasGradient.values();
    int dAt = adjoint.index(t, 0);
    int xAt = drive.index(t, 0);
    int argumentAt = state.index(SrcScan.OF_ARGUMENT, 0);
    int currentAt = state.index(SrcScan.OF_CURRENT, 0);
    int sumAt = biasGradient.index(0, 0);
    FloatVector alpha = FloatVector.broadcast(F, scan.alpha);
    FloatVector rateWeight = FloatVector.broadcast(F, drivePrice);
    FloatVector inverse = FloatVector.broadcast(F, 1 / scan.rho);
    for (int j = 0; j < state.width(); j += F.length()) {
      FloatVector ua = FloatVector.fromArray(F, traces, argumentAt + j);
      ua.add(FloatVector.fromArray(F, sums, sumAt + j)).intoArray(sums, sumAt + j);
      FloatVector value = FloatVector.fromArray(F, x, xAt + j);
      FloatVector share = value.mul(inverse);
      FloatVector slope = share.neg().fma(share, VectorMath.ONE);
      FloatVector ui =
          alpha.fma(
              FloatVector.fromArray(F, traces, currentAt + j),
              rateWeight.fma(value, ua).mul(slope));
      ui.intoArray(traces, currentAt + j);
      ui.intoArray(d, dAt + j);
    }
  }

  static void recur(SrcScan scan, SrcScan.Tape tape, int t, SrcScan.Cells cells, Rows state) {
    gate(scan, tape.fast().values(), tape.fast().index(t - 1, 0), state);
    float[] h = tape.fast().values();
    float[] hs = tape.slow().values();
    float[] traces = state.values();
    float[] r = cells.r().values();
    float[] rs = cells.rs().values();
    int hAt = tape.fast().index(t - 1, 0);
    int hsAt = tape.slow().index(t - 1, 0);
    int argumentAt = state.index(SrcScan.OF_ARGUMENT, 0);
    int fastAt = state.index(SrcScan.OF_FAST, 0);
    int slowAt = state.index(SrcScan.OF_SLOW, 0);
    int gateAt = state.index(SrcScan.GATE, 0);
    int rAt = cells.r().at();
    int rsAt = cells.rs().at();
    float opening = scan.zdep - scan.zhyp;
    FloatVector vOpening = FloatVector.broadcast(F, opening);
    FloatVector zhyp = FloatVector.broadcast(F, scan.zhyp);
    FloatVector slope = FloatVector.broadcast(F, scan.gateGradient() * opening);
    for (int j = 0; j < state.width(); j += F.length()) {
      FloatVector ua = FloatVector.fromArray(F, traces, argumentAt + j);
      FloatVector us = FloatVector.fromArray(F, traces, slowAt + j);
      FloatVector g = FloatVector.fromArray(F, traces, gateAt + j);
      FloatVector z = vOpening.fma(g, zhyp);
      FloatVector bend = slope.mul(g).mul(VectorMath.ONE.sub(g));
      bend =
          bend.mul(
              FloatVector.fromArray(F, hs, hsAt + j).sub(FloatVector.fromArray(F, h, hAt + j)));
      us.mul(VectorMath.ONE.sub(z).add(bend))
          .add(FloatVector.fromArray(F, r, rAt + j).mul(ua))
          .intoArray(traces, fastAt + j);
      FloatVector.fromArray(F, rs, rsAt + j).fma(ua, z.mul(us)).intoArray(traces, slowAt + j);
    }
  }
}
