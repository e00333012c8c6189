package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/**
 * A line of {@link PatchProduct} in vectors: blocks of positions by two vectors, and by one for the
 * rest.
 */
final class VectorPatchProduct {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  // Vectors of 512 bits come with 32 registers instead of 16.
  private static final boolean WIDE = F.vectorBitSize() == 512;
  private static final int EIGHT = 8;
  private static final int FOUR = 4;
  // Shapes of a panel: positions by vectors.
  private static final int EIGHT_BY_TWO = 0;
  private static final int EIGHT_BY_ONE = 1;
  private static final int FOUR_BY_TWO = 2;
  private static final int FOUR_BY_ONE = 3;
  private static final int ONE_BY_ONE = 4;

  private VectorPatchProduct() {}

  static void multiply(
      PatchProduct p, float[] left, int leftAt, Rows right, Rows bias, float[] out, int outAt) {
    int positions = p.grid().positions();
    int r = 0;
    for (; WIDE && r <= positions - EIGHT; r += EIGHT) {
      block(p, left, leftAt, right, bias, out, outAt, r, EIGHT);
    }
    for (; r <= positions - FOUR; r += FOUR) {
      block(p, left, leftAt, right, bias, out, outAt, r, FOUR);
    }
    if (r < positions && positions >= FOUR) {
      // Some positions are computed again, which is faster than one by one.
      block(p, left, leftAt, right, bias, out, outAt, positions - FOUR, FOUR);
      return;
    }
    for (; r < positions; r++) {
      block(p, left, leftAt, right, bias, out, outAt, r, 1);
    }
  }

  private static void block(
      PatchProduct p,
      float[] left,
      int leftAt,
      Rows right,
      Rows bias,
      float[] out,
      int outAt,
      int r,
      int rows) {
    int at = leftAt + r * p.grid().leftStep();
    int to = outAt + r * p.grid().outStep();
    int c = 0;
    for (; rows > 1 && c < p.channels() - LANES; c += 2 * LANES) {
      panel(p, left, at, right, bias, out, to, c, rows == EIGHT ? EIGHT_BY_TWO : FOUR_BY_TWO);
    }
    int narrow = rows == EIGHT ? EIGHT_BY_ONE : rows == FOUR ? FOUR_BY_ONE : ONE_BY_ONE;
    for (; c < p.channels(); c += LANES) {
      panel(p, left, at, right, bias, out, to, c, narrow);
    }
  }

  // The sums of a panel lie in the output between runs.
  private static void panel(
      PatchProduct p,
      float[] x,
      int left,
      Rows right,
      Rows bias,
      float[] z,
      int out,
      int c,
      int shape) {
    float[] y = right.values();
    int below = right.stride();
    int step = p.grid().leftStep();
    int outStep = p.grid().outStep();
    int to = out + c;
    float[] s = bias.values();
    int start = bias.at() + c;
    int startStep = 0;
    int runs = p.leftRuns().length;
    for (int n = 0; n < runs; n++) {
      int at = left + p.leftRuns()[n];
      int from = right.index(p.rightRows()[n], c);
      float floor = n == runs - 1 ? p.floor() : PatchProduct.NO_FLOOR;
      switch (shape) {
        case EIGHT_BY_TWO ->
            eightByTwo(
                x, at, step, p.run(), y, from, below, s, start, startStep, z, to, outStep, floor);
        case EIGHT_BY_ONE ->
            eightByOne(
                x, at, step, p.run(), y, from, below, s, start, startStep, z, to, outStep, floor);
        case FOUR_BY_TWO ->
            fourByTwo(
                x, at, step, p.run(), y, from, below, s, start, startStep, z, to, outStep, floor);
        case FOUR_BY_ONE ->
            fourByOne(
                x, at, step, p.run(), y, from, below, s, start, startStep, z, to, outStep, floor);
        default -> oneByOne(x, at, p.run(), y, from, below, s, start, z, to, floor);
      }
      s = z;
      start = to;
      startStep = outStep;
    }
  }

  // Eight positions by two vectors: sixteen accumulators.
  private static void eightByTwo(
      float[] x,
      int at,
      int step,
      int run,
      float[] y,
      int from,
      int below,
      float[] s,
      int start,
      int startStep,
      float[] z,
      int to,
      int outStep,
      float floor) {
    FloatVector a0 = FloatVector.fromArray(F, s, start);
    FloatVector a1 = FloatVector.fromArray(F, s, start + LANES);
    FloatVector b0 = FloatVector.fromArray(F, s, start + startStep);
    FloatVector b1 = FloatVector.fromArray(F, s, start + startStep + LANES);
    FloatVector c0 = FloatVector.fromArray(F, s, start + 2 * startStep);
    FloatVector c1 = FloatVector.fromArray(F, s, start + 2 * startStep + LANES);
    FloatVector d0 = FloatVector.fromArray(F, s, start + 3 * startStep);
    FloatVector d1 = FloatVector.fromArray(F, s, start + 3 * startStep + LANES);
    FloatVector e0 = FloatVector.fromArray(F, s, start + 4 * startStep);
    FloatVector e1 = FloatVector.fromArray(F, s, start + 4 * startStep + LANES);
    FloatVector f0 = FloatVector.fromArray(F, s, start + 5 * startStep);
    FloatVector f1 = FloatVector.fromArray(F, s, start + 5 * startStep + LANES);
    FloatVector g0 = FloatVector.fromArray(F, s, start + 6 * startStep);
    FloatVector g1 = FloatVector.fromArray(F, s, start + 6 * startStep + LANES);
    FloatVector h0 = FloatVector.fromArray(F, s, start + 7 * startStep);
    FloatVector h1 = FloatVector.fromArray(F, s, start + 7 * startStep + LANES);
    int q = from;
    for (int k = at; k < at + run; k++) {
      FloatVector r0 = FloatVector.fromArray(F, y, q);
      FloatVector r1 = FloatVector.fromArray(F, y, q + LANES);
      q += below;
      FloatVector factor = FloatVector.broadcast(F, x[k]);
      a0 = factor.fma(r0, a0);
      a1 = factor.fma(r1, a1);
      factor = FloatVector.broadcast(F, x[k + step]);
      b0 = factor.fma(r0, b0);
      b1 = factor.fma(r1, b1);
      factor = FloatVector.broadcast(F, x[k + 2 * step]);
      c0 = factor.fma(r0, c0);
      c1 = factor.fma(r1, c1);
      factor = FloatVector.broadcast(F, x[k + 3 * step]);
      d0 = factor.fma(r0, d0);
      d1 = factor.fma(r1, d1);
      factor = FloatVector.broadcast(F, x[k + 4 * step]);
      e0 = factor.fma(r0, e0);
      e1 = factor.fma(r1, e1);
      factor = FloatVector.broadcast(F, x[k + 5 * step]);
      f0 = factor.fma(r0, f0);
      f1 = factor.fma(r1, f1);
      factor = FloatVector.broadcast(F, x[k + 6 * step]);
      g0 = factor.fma(r0, g0);
      g1 = factor.fma(r1, g1);
      factor = FloatVector.broadcast(F, x[k + 7 * step]);
      h0 = factor.fma(r0, h0);
      h1 = factor.fma(r1, h1);
    }
    a0.max(floor).intoArray(z, to);
    a1.max(floor).intoArray(z, to + LANES);
    b0.max(floor).intoArray(z, to + outStep);
    b1.max(floor).intoArray(z, to + outStep + LANES);
    c0.max(floor).intoArray(z, to + 2 * outStep);
    c1.max(floor).intoArray(z, to + 2 * outStep + LANES);
    d0.max(floor).intoArray(z, to + 3 * outStep);
    d1.max(floor).intoArray(z, to + 3 * outStep + LANES);
    e0.max(floor).intoArray(z, to + 4 * outStep);
    e1.max(floor).intoArray(z, to + 4 * outStep + LANES);
    f0.max(floor).intoArray(z, to + 5 * outStep);
    f1.max(floor).intoArray(z, to + 5 * outStep + LANES);
    g0.max(floor).intoArray(z, to + 6 * outStep);
    g1.max(floor).intoArray(z, to + 6 * outStep + LANES);
    h0.max(floor).intoArray(z, to + 7 * outStep);
    h1.max(floor).intoArray(z, to + 7 * outStep + LANES);
  }

  // Eight positions by one vector.
  private static void eightByOne(
      float[] x,
      int at,
      int step,
      int run,
      float[] y,
      int from,
      int below,
      float[] s,
      int start,
      int startStep,
      float[] z,
      int to,
      int outStep,
      float floor) {
    FloatVector a0 = FloatVector.fromArray(F, s, start);
    FloatVector b0 = FloatVector.fromArray(F, s, start + startStep);
    FloatVector c0 = FloatVector.fromArray(F, s, start + 2 * startStep);
    FloatVector d0 = FloatVector.fromArray(F, s, start + 3 * startStep);
    FloatVector e0 = FloatVector.fromArray(F, s, start + 4 * startStep);
    FloatVector f0 = FloatVector.fromArray(F, s, start + 5 * startStep);
    FloatVector g0 = FloatVector.fromArray(F, s, start + 6 * startStep);
    FloatVector h0 = FloatVector.fromArray(F, s, start + 7 * startStep);
    int q = from;
    for (int k = at; k < at + run; k++) {
      FloatVector r0 = FloatVector.fromArray(F, y, q);
      q += below;
      FloatVector factor = FloatVector.broadcast(F, x[k]);
      a0 = factor.fma(r0, a0);
      factor = FloatVector.broadcast(F, x[k + step]);
      b0 = factor.fma(r0, b0);
      factor = FloatVector.broadcast(F, x[k + 2 * step]);
      c0 = factor.fma(r0, c0);
      factor = FloatVector.broadcast(F, x[k + 3 * step]);
      d0 = factor.fma(r0, d0);
      factor = FloatVector.broadcast(F, x[k + 4 * step]);
      e0 = factor.fma(r0, e0);
      factor = FloatVector.broadcast(F, x[k + 5 * step]);
      f0 = factor.fma(r0, f0);
      factor = FloatVector.broadcast(F, x[k + 6 * step]);
      g0 = factor.fma(r0, g0);
      factor = FloatVector.broadcast(F, x[k + 7 * step]);
      h0 = factor.fma(r0, h0);
    }
    a0.max(floor).intoArray(z, to);
    b0.max(floor).intoArray(z, to + outStep);
    c0.max(floor).intoArray(z, to + 2 * outStep);
    d0.max(floor).intoArray(z, to + 3 * outStep);
    e0.max(floor).intoArray(z, to + 4 * outStep);
    f0.max(floor).intoArray(z, to + 5 * outStep);
    g0.max(floor).intoArray(z, to + 6 * outStep);
    h0.max(floor).intoArray(z, to + 7 * outStep);
  }

  // Four positions by two vectors: eight accumulators, within the 16 registers of AVX2.
  private static void fourByTwo(
      float[] x,
      int at,
      int step,
      int run,
      float[] y,
      int from,
      int below,
      float[] s,
      int start,
      int startStep,
      float[] z,
      int to,
      int outStep,
      float floor) {
    FloatVector a0 = FloatVector.fromArray(F, s, start);
    FloatVector a1 = FloatVector.fromArray(F, s, start + LANES);
    FloatVector b0 = FloatVector.fromArray(F, s, start + startStep);
    FloatVector b1 = FloatVector.fromArray(F, s, start + startStep + LANES);
    FloatVector c0 = FloatVector.fromArray(F, s, start + 2 * startStep);
    FloatVector c1 = FloatVector.fromArray(F, s, start + 2 * startStep + LANES);
    FloatVector d0 = FloatVector.fromArray(F, s, start + 3 * startStep);
    FloatVector d1 = FloatVector.fromArray(F, s, start + 3 * startStep + LANES);
    int q = from;
    for (int k = at; k < at + run; k++) {
      FloatVector r0 = FloatVector.fromArray(F, y, q);
      FloatVector r1 = FloatVector.fromArray(F, y, q + LANES);
      q += below;
      FloatVector factor = FloatVector.broadcast(F, x[k]);
      a0 = factor.fma(r0, a0);
      a1 = factor.fma(r1, a1);
      factor = FloatVector.broadcast(F, x[k + step]);
      b0 = factor.fma(r0, b0);
      b1 = factor.fma(r1, b1);
      factor = FloatVector.broadcast(F, x[k + 2 * step]);
      c0 = factor.fma(r0, c0);
      c1 = factor.fma(r1, c1);
      factor = FloatVector.broadcast(F, x[k + 3 * step]);
      d0 = factor.fma(r0, d0);
      d1 = factor.fma(r1, d1);
    }
    a0.max(floor).intoArray(z, to);
    a1.max(floor).intoArray(z, to + LANES);
    b0.max(floor).intoArray(z, to + outStep);
    b1.max(floor).intoArray(z, to + outStep + LANES);
    c0.max(floor).intoArray(z, to + 2 * outStep);
    c1.max(floor).intoArray(z, to + 2 * outStep + LANES);
    d0.max(floor).intoArray(z, to + 3 * outStep);
    d1.max(floor).intoArray(z, to + 3 * outStep + LANES);
  }

  // Four positions by one vector.
  private static void fourByOne(
      float[] x,
      int at,
      int step,
      int run,
      float[] y,
      int from,
      int below,
      float[] s,
      int start,
      int startStep,
      float[] z,
      int to,
      int outStep,
      float floor) {
    FloatVector a0 = FloatVector.fromArray(F, s, start);
    FloatVector b0 = FloatVector.fromArray(F, s, start + startStep);
    FloatVector c0 = FloatVector.fromArray(F, s, start + 2 * startStep);
    FloatVector d0 = FloatVector.fromArray(F, s, start + 3 * startStep);
    int q = from;
    for (int k = at; k < at + run; k++) {
      FloatVector r0 = FloatVector.fromArray(F, y, q);
      q += below;
      FloatVector factor = FloatVector.broadcast(F, x[k]);
      a0 = factor.fma(r0, a0);
      factor = FloatVector.broadcast(F, x[k + step]);
      b0 = factor.fma(r0, b0);
      factor = FloatVector.broadcast(F, x[k + 2 * step]);
      c0 = factor.fma(r0, c0);
      factor = FloatVector.broadcast(F, x[k + 3 * step]);
      d0 = factor.fma(r0, d0);
    }
    a0.max(floor).intoArray(z, to);
    b0.max(floor).intoArray(z, to + outStep);
    c0.max(floor).intoArray(z, to + 2 * outStep);
    d0.max(floor).intoArray(z, to + 3 * outStep);
  }

  // One position by one vector.
  private static void oneByOne(
      float[] x,
      int at,
      int run,
      float[] y,
      int from,
      int below,
      float[] s,
      int start,
      float[] z,
      int to,
      float floor) {
    FloatVector a0 = FloatVector.fromArray(F, s, start);
    int q = from;
    for (int k = at; k < at + run; k++) {
      FloatVector r0 = FloatVector.fromArray(F, y, q);
      q += below;
      FloatVector factor = FloatVector.broadcast(F, x[k]);
      a0 = factor.fma(r0, a0);
    }
    a0.max(floor).intoArray(z, to);
  }
}
