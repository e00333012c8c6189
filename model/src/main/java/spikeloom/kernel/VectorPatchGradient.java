package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link PatchGradient} in vectors: a block of rows by two vectors, and by one for the rest. */
final class VectorPatchGradient {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  // Vectors of 512 bits come with 32 registers instead of 16.
  private static final boolean WIDE = F.vectorBitSize() == 512;
  private static final int HALF = PatchGradient.BLOCK / 2;

  private VectorPatchGradient() {}

  static void add(
      PatchGradient p, float[] x, int inputAt, float[] y, int adjointAt, float[] z, int sumAt) {
    int[] inputs = p.inputPlaces();
    int[] adjoints = p.adjointPlaces();
    int step = p.sumStep();
    int c = 0;
    for (; c < p.columns() - LANES; c += 2 * LANES) {
      if (WIDE) {
        eightByTwo(inputs, x, inputAt, adjoints, y, adjointAt + c, z, sumAt + c, step);
      } else {
        fourByTwo(inputs, x, inputAt, adjoints, y, adjointAt + c, z, sumAt + c, step);
        int half = sumAt + HALF * step + c;
        fourByTwo(inputs, x, inputAt + HALF, adjoints, y, adjointAt + c, z, half, step);
      }
    }
    for (; c < p.columns(); c += LANES) {
      eightByOne(inputs, x, inputAt, adjoints, y, adjointAt + c, z, sumAt + c, step);
    }
  }

  // Eight rows by two vectors: sixteen accumulators.
  private static void eightByTwo(
      int[] inputs,
      float[] x,
      int at,
      int[] adjoints,
      float[] y,
      int from,
      float[] z,
      int to,
      int step) {
    FloatVector a0 = FloatVector.fromArray(F, z, to);
    FloatVector a1 = FloatVector.fromArray(F, z, to + LANES);
    FloatVector b0 = FloatVector.fromArray(F, z, to + step);
    FloatVector b1 = FloatVector.fromArray(F, z, to + step + LANES);
    FloatVector c0 = FloatVector.fromArray(F, z, to + 2 * step);
    FloatVector c1 = FloatVector.fromArray(F, z, to + 2 * step + LANES);
    FloatVector d0 = FloatVector.fromArray(F, z, to + 3 * step);
    FloatVector d1 = FloatVector.fromArray(F, z, to + 3 * step + LANES);
    FloatVector e0 = FloatVector.fromArray(F, z, to + 4 * step);
    FloatVector e1 = FloatVector.fromArray(F, z, to + 4 * step + LANES);
    FloatVector f0 = FloatVector.fromArray(F, z, to + 5 * step);
    FloatVector f1 = FloatVector.fromArray(F, z, to + 5 * step + LANES);
    FloatVector g0 = FloatVector.fromArray(F, z, to + 6 * step);
    FloatVector g1 = FloatVector.fromArray(F, z, to + 6 * step + LANES);
    FloatVector h0 = FloatVector.fromArray(F, z, to + 7 * step);
    FloatVector h1 = FloatVector.fromArray(F, z, to + 7 * step + LANES);
    for (int k = 0; k < inputs.length; k++) {
      int q = from + adjoints[k];
      FloatVector r0 = FloatVector.fromArray(F, y, q);
      FloatVector r1 = FloatVector.fromArray(F, y, q + LANES);
      int i = at + inputs[k];
      FloatVector factor = FloatVector.broadcast(F, x[i]);
      a0 = factor.fma(r0, a0);
      a1 = factor.fma(r1, a1);
      factor = FloatVector.broadcast(F, x[i + 1]);
      b0 = factor.fma(r0, b0);
      b1 = factor.fma(r1, b1);
      factor = FloatVector.broadcast(F, x[i + 2]);
      c0 = factor.fma(r0, c0);
      c1 = factor.fma(r1, c1);
      factor = FloatVector.broadcast(F, x[i + 3]);
      d0 = factor.fma(r0, d0);
      d1 = factor.fma(r1, d1);
      factor = FloatVector.broadcast(F, x[i + 4]);
      e0 = factor.fma(r0, e0);
      e1 = factor.fma(r1, e1);
      factor = FloatVector.broadcast(F, x[i + 5]);
      f0 = factor.fma(r0, f0);
      f1 = factor.fma(r1, f1);
      factor = FloatVector.broadcast(F, x[i + 6]);
      g0 = factor.fma(r0, g0);
      g1 = factor.fma(r1, g1);
      factor = FloatVector.broadcast(F, x[i + 7]);
      h0 = factor.fma(r0, h0);
      h1 = factor.fma(r1, h1);
    }
    a0.intoArray(z, to);
    a1.intoArray(z, to + LANES);
    b0.intoArray(z, to + step);
    b1.intoArray(z, to + step + LANES);
    c0.intoArray(z, to + 2 * step);
    c1.intoArray(z, to + 2 * step + LANES);
    d0.intoArray(z, to + 3 * step);
    d1.intoArray(z, to + 3 * step + LANES);
    e0.intoArray(z, to + 4 * step);
    e1.intoArray(z, to + 4 * step + LANES);
    f0.intoArray(z, to + 5 * step);
    f1.intoArray(z, to + 5 * step + LANES);
    g0.intoArray(z, to + 6 * step);
    g1.intoArray(z, to + 6 * step + LANES);
    h0.intoArray(z, to + 7 * step);
    h1.intoArray(z, to + 7 * step + LANES);
  }

  // Four rows by two vectors: eight accumulators, within the 16 registers of AVX2.
  private static void fourByTwo(
      int[] inputs,
      float[] x,
      int at,
      int[] adjoints,
      float[] y,
      int from,
      float[] z,
      int to,
      int step) {
    FloatVector a0 = FloatVector.fromArray(F, z, to);
    FloatVector a1 = FloatVector.fromArray(F, z, to + LANES);
    FloatVector b0 = FloatVector.fromArray(F, z, to + step);
    FloatVector b1 = FloatVector.fromArray(F, z, to + step + LANES);
    FloatVector c0 = FloatVector.fromArray(F, z, to + 2 * step);
    FloatVector c1 = FloatVector.fromArray(F, z, to + 2 * step + LANES);
    FloatVector d0 = FloatVector.fromArray(F, z, to + 3 * step);
    FloatVector d1 = FloatVector.fromArray(F, z, to + 3 * step + LANES);
    for (int k = 0; k < inputs.length; k++) {
      int q = from + adjoints[k];
      FloatVector r0 = FloatVector.fromArray(F, y, q);
      FloatVector r1 = FloatVector.fromArray(F, y, q + LANES);
      int i = at + inputs[k];
      FloatVector factor = FloatVector.broadcast(F, x[i]);
      a0 = factor.fma(r0, a0);
      a1 = factor.fma(r1, a1);
      factor = FloatVector.broadcast(F, x[i + 1]);
      b0 = factor.fma(r0, b0);
      b1 = factor.fma(r1, b1);
      factor = FloatVector.broadcast(F, x[i + 2]);
      c0 = factor.fma(r0, c0);
      c1 = factor.fma(r1, c1);
      factor = FloatVector.broadcast(F, x[i + 3]);
      d0 = factor.fma(r0, d0);
      d1 = factor.fma(r1, d1);
    }
    a0.intoArray(z, to);
    a1.intoArray(z, to + LANES);
    b0.intoArray(z, to + step);
    b1.intoArray(z, to + step + LANES);
    c0.intoArray(z, to + 2 * step);
    c1.intoArray(z, to + 2 * step + LANES);
    d0.intoArray(z, to + 3 * step);
    d1.intoArray(z, to + 3 * step + LANES);
  }

  // Eight rows by one vector.
  private static void eightByOne(
      int[] inputs,
      float[] x,
      int at,
      int[] adjoints,
      float[] y,
      int from,
      float[] z,
      int to,
      int step) {
    FloatVector a0 = FloatVector.fromArray(F, z, to);
    FloatVector b0 = FloatVector.fromArray(F, z, to + step);
    FloatVector c0 = FloatVector.fromArray(F, z, to + 2 * step);
    FloatVector d0 = FloatVector.fromArray(F, z, to + 3 * step);
    FloatVector e0 = FloatVector.fromArray(F, z, to + 4 * step);
    FloatVector f0 = FloatVector.fromArray(F, z, to + 5 * step);
    FloatVector g0 = FloatVector.fromArray(F, z, to + 6 * step);
    FloatVector h0 = FloatVector.fromArray(F, z, to + 7 * step);
    for (int k = 0; k < inputs.length; k++) {
      int q = from + adjoints[k];
      FloatVector r0 = FloatVector.fromArray(F, y, q);
      int i = at + inputs[k];
      FloatVector factor = FloatVector.broadcast(F, x[i]);
      a0 = factor.fma(r0, a0);
      factor = FloatVector.broadcast(F, x[i + 1]);
      b0 = factor.fma(r0, b0);
      factor = FloatVector.broadcast(F, x[i + 2]);
      c0 = factor.fma(r0, c0);
      factor = FloatVector.broadcast(F, x[i + 3]);
      d0 = factor.fma(r0, d0);
      factor = FloatVector.broadcast(F, x[i + 4]);
      e0 = factor.fma(r0, e0);
      factor = FloatVector.broadcast(F, x[i + 5]);
      f0 = factor.fma(r0, f0);
      factor = FloatVector.broadcast(F, x[i + 6]);
      g0 = factor.fma(r0, g0);
      factor = FloatVector.broadcast(F, x[i + 7]);
      h0 = factor.fma(r0, h0);
    }
    a0.intoArray(z, to);
    b0.intoArray(z, to + step);
    c0.intoArray(z, to + 2 * step);
    d0.intoArray(z, to + 3 * step);
    e0.intoArray(z, to + 4 * step);
    f0.intoArray(z, to + 5 * step);
    g0.intoArray(z, to + 6 * step);
    h0.intoArray(z, to + 7 * step);
  }
}
