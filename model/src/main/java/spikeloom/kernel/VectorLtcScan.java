package spikeloom.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/** {@link LtcScan} in vectors, a row at a time. */
final class VectorLtcScan {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final FloatVector ONE = VectorMath.ONE;
  private static final float TINY = LtcScan.TINY;
  private static final int ONE_BITS = Float.floatToRawIntBits(1f);

  private VectorLtcScan() {}

  static void add(float[] out, int at, float[] more, int moreAt, int width) {
    for (int j = 0; j < width; j += F.length()) {
      FloatVector.fromArray(F, out, at + j)
          .add(FloatVector.fromArray(F, more, moreAt + j))
          .intoArray(out, at + j);
    }
  }

  static void gate(float[] gate, int at, float[] more, int moreAt, Rows bias, int width) {
    for (int j = 0; j < width; j += F.length()) {
      FloatVector x =
          FloatVector.fromArray(F, gate, at + j).add(FloatVector.fromArray(F, more, moreAt + j));
      x = x.add(FloatVector.fromArray(F, bias.values(), bias.at() + j));
      FloatVector e = VectorMath.expOfMinusAbs(x);
      VectorMath.logistic(x, e.div(e.add(ONE))).intoArray(gate, at + j);
    }
  }

  static void integrate(LtcScan scan, LtcScan.Step step, int r) {
    float[] raised = step.after().adaptation().values();
    int uAt = step.before().potential().index(r, 0);
    int toAt = step.after().spikes().index(r, 0);
    int width = step.drive().width();
    if (scan.adapts) {
      adapt(step, r);
    } else {
      System.arraycopy(step.before().adaptation().values(), uAt, raised, toAt, width);
    }
    float[] drive = step.drive().values();
    float[] k = step.membraneGate().values();
    float[] v = step.potential().values();
    float[] u = step.before().potential().values();
    float[] margin = step.after().spikes().values();
    int at = step.drive().index(r, 0);
    FloatVector threshold = FloatVector.broadcast(F, scan.threshold);
    FloatVector adaptation = FloatVector.broadcast(F, scan.adaptation);
    for (int j = 0; j < width; j += F.length()) {
      FloatVector old = FloatVector.fromArray(F, u, uAt + j);
      FloatVector now =
          FloatVector.fromArray(F, k, at + j)
              .fma(FloatVector.fromArray(F, drive, at + j).sub(old), old);
      now = now.add(TINY).sub(TINY);
      now.intoArray(v, at + j);
      now.sub(adaptation.fma(FloatVector.fromArray(F, raised, toAt + j), threshold))
          .intoArray(margin, toAt + j);
    }
  }

  private static void adapt(LtcScan.Step step, int r) {
    float[] q = step.adaptationGate().values();
    float[] s = step.before().spikes().values();
    float[] b = step.before().adaptation().values();
    float[] raised = step.after().adaptation().values();
    int qAt = step.adaptationGate().index(r, 0);
    int sAt = step.before().spikes().index(r, 0);
    int toAt = step.after().adaptation().index(r, 0);
    for (int j = 0; j < step.drive().width(); j += F.length()) {
      FloatVector old = FloatVector.fromArray(F, s, sAt + j);
      FloatVector now =
          FloatVector.fromArray(F, q, qAt + j)
              .fma(FloatVector.fromArray(F, b, sAt + j).sub(old), old);
      now.add(TINY).sub(TINY).intoArray(raised, toAt + j);
    }
  }

  static void fire(LtcScan scan, LtcScan.Step step, int r) {
    float[] v = step.potential().values();
    float[] u = step.after().potential().values();
    float[] s = step.after().spikes().values();
    int at = step.potential().index(r, 0);
    int toAt = step.after().spikes().index(r, 0);
    int width = step.drive().width();
    if (!scan.fires) {
      System.arraycopy(v, at, u, toAt, width);
      Arrays.fill(s, toAt, toAt + width, 0f);
      return;
    }
    spike(v, at, s, u, toAt, width);
  }

  // A spike if s is above 0: the sign bit of 0 - s, spread over the lane.
  private static void spike(float[] v, int at, float[] s, float[] u, int to, int width) {
    FloatVector zero = FloatVector.zero(F);
    for (int j = 0; j < width; j += F.length()) {
      FloatVector below = zero.sub(FloatVector.fromArray(F, s, to + j));
      IntVector above = below.reinterpretAsInts().lanewise(VectorOperators.ASHR, 31);
      above.and(ONE_BITS).reinterpretAsFloats().intoArray(s, to + j);
      IntVector kept = FloatVector.fromArray(F, v, at + j).reinterpretAsInts();
      kept.lanewise(VectorOperators.AND_NOT, above).reinterpretAsFloats().intoArray(u, to + j);
    }
  }

  // Few functions per loop, because functions that are not inlined allocate vectors on the heap.
  static void draw(LtcScan.Step step, int r, LtcScan.Chance chance, Rows uniform, Rows rate) {
    float[] u = step.after().potential().values();
    float[] s = step.after().spikes().values();
    int at = step.potential().index(r, 0);
    int toAt = step.after().spikes().index(r, 0);
    int width = step.drive().width();
    float[] draws = uniform.values();
    int drawAt = uniform.index(r, 0);
    int sumAt = rate.index(r, 0);
    scale(s, toAt, 1 / chance.width(), width);
    addRate(s, toAt, chance.prior(), rate.values(), sumAt, width);
    compare(s, toAt, draws, drawAt, width);
    addLogs(s, toAt, rate.values(), sumAt, width);
    System.arraycopy(draws, drawAt, s, toAt, width);
    spike(step.potential().values(), at, s, u, toAt, width);
  }

  private static void scale(float[] x, int at, float factor, int width) {
    for (int j = 0; j < width; j += F.length()) {
      FloatVector.fromArray(F, x, at + j).mul(factor).intoArray(x, at + j);
    }
  }

  // With q = 1 / (1 + exp(|x|)): KL = -q |x| - p logit(r) - log(1 + exp(-|x|)) - log(1 - r).
  // All but the first logarithm.
  private static void addRate(
      float[] logit, int at, float prior, float[] sum, int sumAt, int width) {
    FloatVector vPrior = FloatVector.broadcast(F, prior);
    FloatVector silence = FloatVector.broadcast(F, (float) Math.log1p(Math.exp(prior)));
    for (int j = 0; j < width; j += F.length()) {
      FloatVector x = FloatVector.fromArray(F, logit, at + j);
      FloatVector e = VectorMath.expOfMinusAbs(x);
      FloatVector q = e.div(e.add(ONE));
      FloatVector kl = silence.sub(q.mul(x.abs())).sub(VectorMath.logistic(x, q).mul(vPrior));
      kl.add(FloatVector.fromArray(F, sum, sumAt + j)).intoArray(sum, sumAt + j);
    }
  }

  // Overwrites the random number by its distance from the probability.
  private static void compare(float[] logit, int at, float[] draws, int drawAt, int width) {
    for (int j = 0; j < width; j += F.length()) {
      FloatVector x = FloatVector.fromArray(F, logit, at + j);
      FloatVector e = VectorMath.expOfMinusAbs(x);
      FloatVector d = e.add(ONE);
      FloatVector p = VectorMath.logistic(x, e.div(d));
      p.sub(FloatVector.fromArray(F, draws, drawAt + j)).intoArray(draws, drawAt + j);
      d.intoArray(logit, at + j);
    }
  }

  private static void addLogs(float[] x, int at, float[] sum, int sumAt, int width) {
    for (int j = 0; j < width; j += F.length()) {
      FloatVector.fromArray(F, sum, sumAt + j)
          .sub(VectorMath.log(FloatVector.fromArray(F, x, at + j)))
          .intoArray(sum, sumAt + j);
    }
  }

  static void margins(LtcScan scan, LtcScan.Step step, int r, Rows margin) {
    float[] v = step.potential().values();
    float[] b = step.after().adaptation().values();
    float[] out = margin.values();
    int at = step.potential().index(r, 0);
    int bAt = step.after().adaptation().index(r, 0);
    int to = margin.index(r, 0);
    FloatVector threshold = FloatVector.broadcast(F, scan.threshold);
    FloatVector adaptation = FloatVector.broadcast(F, scan.adaptation);
    for (int j = 0; j < margin.width(); j += F.length()) {
      FloatVector height = adaptation.fma(FloatVector.fromArray(F, b, bAt + j), threshold);
      FloatVector.fromArray(F, v, at + j).sub(height).intoArray(out, to + j);
    }
  }

  static void rateGradient(
      Rows margin, Rows reference, int r, float width, float rateWeight, Rows gradient) {
    float[] x = margin.values();
    float[] v = reference.values();
    float[] out = gradient.values();
    int referenceAt = reference.index(r, 0);
    int at = margin.index(r, 0);
    int to = gradient.index(r, 0);
    FloatVector inverse = FloatVector.broadcast(F, 1 / width);
    FloatVector factor = FloatVector.broadcast(F, rateWeight / width);
    for (int j = 0; j < gradient.width(); j += F.length()) {
      FloatVector logit = FloatVector.fromArray(F, x, at + j).mul(inverse);
      FloatVector e = VectorMath.expOfMinusAbs(logit);
      FloatVector d = e.add(ONE);
      FloatVector slope = e.div(d.mul(d));
      logit
          .sub(FloatVector.fromArray(F, v, referenceAt + j))
          .mul(slope)
          .mul(factor)
          .intoArray(out, to + j);
    }
  }

  static void backward(
      LtcScan scan, LtcScan.Step step, int r, LtcScan.Outside outside, LtcScan.State carried) {
    int width = step.drive().width();
    int carryAt = carried.potential().index(r, 0);
    float[] ofSpikes = carried.spikes().values();
    if (outside.spikes().width() > 0) {
      Rows heard = outside.spikes();
      add(ofSpikes, carryAt, heard.values(), heard.index(r, 0), width);
    }
    // The gradient of the margin, in place of that of the spikes.
    ofMargin(step, r, outside.slope(), carried);
    if (outside.margin().width() > 0) {
      Rows priced = outside.margin();
      add(ofSpikes, carryAt, priced.values(), priced.index(r, 0), width);
    }
    throughMembrane(step, r, carried);
    if (scan.adapts) {
      throughAdaptation(scan, step, r, carried);
    } else {
      Arrays.fill(ofSpikes, carryAt, carryAt + width, 0f);
    }
  }

  private static void ofMargin(LtcScan.Step step, int r, Rows slope, LtcScan.State carried) {
    float[] v = step.potential().values();
    float[] g = slope.values();
    float[] ofPotential = carried.potential().values();
    float[] a = carried.spikes().values();
    int at = step.potential().index(r, 0);
    int slopeAt = slope.index(r, 0);
    int carryAt = carried.potential().index(r, 0);
    for (int j = 0; j < step.drive().width(); j += F.length()) {
      FloatVector reset =
          FloatVector.fromArray(F, v, at + j)
              .mul(FloatVector.fromArray(F, ofPotential, carryAt + j));
      FloatVector.fromArray(F, a, carryAt + j)
          .sub(reset)
          .mul(FloatVector.fromArray(F, g, slopeAt + j))
          .intoArray(a, carryAt + j);
    }
  }

  private static void throughMembrane(LtcScan.Step step, int r, LtcScan.State carried) {
    float[] drive = step.drive().values();
    float[] k = step.membraneGate().values();
    float[] v = step.potential().values();
    float[] u = step.before().potential().values();
    float[] s = step.after().spikes().values();
    float[] ofPotential = carried.potential().values();
    float[] a = carried.spikes().values();
    int at = step.drive().index(r, 0);
    int uAt = step.before().potential().index(r, 0);
    int sAt = step.after().spikes().index(r, 0);
    int carryAt = carried.potential().index(r, 0);
    for (int j = 0; j < step.drive().width(); j += F.length()) {
      FloatVector gate = FloatVector.fromArray(F, k, at + j);
      FloatVector shut = ONE.sub(gate);
      FloatVector silent = ONE.sub(FloatVector.fromArray(F, s, sAt + j));
      FloatVector dv =
          silent.fma(
              FloatVector.fromArray(F, ofPotential, carryAt + j),
              FloatVector.fromArray(F, a, carryAt + j));
      FloatVector reached = gate.mul(dv);
      FloatVector change =
          FloatVector.fromArray(F, drive, at + j).sub(FloatVector.fromArray(F, u, uAt + j));
      reached.add(TINY).sub(TINY).intoArray(v, at + j);
      reached.mul(change).mul(shut).add(TINY).sub(TINY).intoArray(k, at + j);
      shut.mul(dv).add(TINY).sub(TINY).intoArray(ofPotential, carryAt + j);
    }
  }

  private static void throughAdaptation(
      LtcScan scan, LtcScan.Step step, int r, LtcScan.State carried) {
    float[] q = step.adaptationGate().values();
    float[] old = step.before().spikes().values();
    float[] b = step.before().adaptation().values();
    float[] ofSpikes = carried.spikes().values();
    float[] ofAdaptation = carried.adaptation().values();
    int qAt = step.adaptationGate().index(r, 0);
    int bAt = step.before().adaptation().index(r, 0);
    int carryAt = carried.spikes().index(r, 0);
    FloatVector minus = FloatVector.broadcast(F, -scan.adaptation);
    for (int j = 0; j < step.drive().width(); j += F.length()) {
      FloatVector kept = FloatVector.fromArray(F, q, qAt + j);
      FloatVector lost = ONE.sub(kept);
      FloatVector db =
          minus.fma(
              FloatVector.fromArray(F, ofSpikes, carryAt + j),
              FloatVector.fromArray(F, ofAdaptation, carryAt + j));
      FloatVector passed = kept.mul(db);
      FloatVector change =
          FloatVector.fromArray(F, b, bAt + j).sub(FloatVector.fromArray(F, old, bAt + j));
      passed.add(TINY).sub(TINY).intoArray(ofAdaptation, carryAt + j);
      passed.mul(change).mul(lost).add(TINY).sub(TINY).intoArray(q, qAt + j);
      lost.mul(db).add(TINY).sub(TINY).intoArray(ofSpikes, carryAt + j);
    }
  }
}
