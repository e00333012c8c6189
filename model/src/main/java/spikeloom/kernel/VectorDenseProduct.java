package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** {@link DenseProduct} in vectors. */
final class VectorDenseProduct {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  // Vectors of 512 bits come with 32 registers instead of 16.
  private static final boolean WIDE = F.vectorBitSize() == 512;

  private VectorDenseProduct() {}

  static void multiply(Rows left, Range rows, int inner, Rows right, Rows out) {
    float[] x = left.values();
    float[] y = right.values();
    float[] z = out.values();
    int step = left.stride();
    int stride = right.stride();
    int outStride = out.stride();
    for (int c = 0; c < right.width(); c += 2 * LANES) {
      int from = right.at() + c;
      int to = out.at() + c;
      int r = rows.from();
      for (; WIDE && r <= rows.to() - 10; r += 10) {
        tenRows(
            x,
            left.at() + r * step,
            step,
            inner,
            y,
            from,
            stride,
            z,
            outStride,
            to + r * outStride);
      }
      for (; r <= rows.to() - 6; r += 6) {
        sixRows(
            x,
            left.at() + r * step,
            step,
            inner,
            y,
            from,
            stride,
            z,
            outStride,
            to + r * outStride);
      }
      for (; r <= rows.to() - 2; r += 2) {
        twoRows(
            x,
            left.at() + r * step,
            step,
            inner,
            y,
            from,
            stride,
            z,
            outStride,
            to + r * outStride);
      }
      if (r < rows.to()) {
        // An odd last row is computed twice, which avoids a third kernel.
        int last = left.at() + r * step;
        twoRows(x, last, 0, inner, y, from, stride, z, outStride, to + r * outStride);
      }
    }
  }

  // Ten rows by two vectors: twenty accumulators.
  private static void tenRows(
      float[] left,
      int leftAt,
      int leftStride,
      int inner,
      float[] right,
      int rightAt,
      int stride,
      float[] out,
      int outStride,
      int outAt) {
    FloatVector a0 = FloatVector.zero(F);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector e0 = a0;
    FloatVector e1 = a0;
    FloatVector f0 = a0;
    FloatVector f1 = a0;
    FloatVector g0 = a0;
    FloatVector g1 = a0;
    FloatVector h0 = a0;
    FloatVector h1 = a0;
    FloatVector i0 = a0;
    FloatVector i1 = a0;
    FloatVector j0 = a0;
    FloatVector j1 = a0;
    int q = rightAt;
    for (int k = 0; k < inner; k++) {
      FloatVector r0 = FloatVector.fromArray(F, right, q);
      FloatVector r1 = FloatVector.fromArray(F, right, q + LANES);
      q += stride;
      int p = leftAt + k;
      FloatVector x = FloatVector.broadcast(F, left[p]);
      a0 = x.fma(r0, a0);
      a1 = x.fma(r1, a1);
      x = FloatVector.broadcast(F, left[p + leftStride]);
      b0 = x.fma(r0, b0);
      b1 = x.fma(r1, b1);
      x = FloatVector.broadcast(F, left[p + 2 * leftStride]);
      c0 = x.fma(r0, c0);
      c1 = x.fma(r1, c1);
      x = FloatVector.broadcast(F, left[p + 3 * leftStride]);
      d0 = x.fma(r0, d0);
      d1 = x.fma(r1, d1);
      x = FloatVector.broadcast(F, left[p + 4 * leftStride]);
      e0 = x.fma(r0, e0);
      e1 = x.fma(r1, e1);
      x = FloatVector.broadcast(F, left[p + 5 * leftStride]);
      f0 = x.fma(r0, f0);
      f1 = x.fma(r1, f1);
      x = FloatVector.broadcast(F, left[p + 6 * leftStride]);
      g0 = x.fma(r0, g0);
      g1 = x.fma(r1, g1);
      x = FloatVector.broadcast(F, left[p + 7 * leftStride]);
      h0 = x.fma(r0, h0);
      h1 = x.fma(r1, h1);
      x = FloatVector.broadcast(F, left[p + 8 * leftStride]);
      i0 = x.fma(r0, i0);
      i1 = x.fma(r1, i1);
      x = FloatVector.broadcast(F, left[p + 9 * leftStride]);
      j0 = x.fma(r0, j0);
      j1 = x.fma(r1, j1);
    }
    a0.intoArray(out, outAt);
    a1.intoArray(out, outAt + LANES);
    b0.intoArray(out, outAt + outStride);
    b1.intoArray(out, outAt + outStride + LANES);
    c0.intoArray(out, outAt + 2 * outStride);
    c1.intoArray(out, outAt + 2 * outStride + LANES);
    d0.intoArray(out, outAt + 3 * outStride);
    d1.intoArray(out, outAt + 3 * outStride + LANES);
    e0.intoArray(out, outAt + 4 * outStride);
    e1.intoArray(out, outAt + 4 * outStride + LANES);
    f0.intoArray(out, outAt + 5 * outStride);
    f1.intoArray(out, outAt + 5 * outStride + LANES);
    g0.intoArray(out, outAt + 6 * outStride);
    g1.intoArray(out, outAt + 6 * outStride + LANES);
    h0.intoArray(out, outAt + 7 * outStride);
    h1.intoArray(out, outAt + 7 * outStride + LANES);
    i0.intoArray(out, outAt + 8 * outStride);
    i1.intoArray(out, outAt + 8 * outStride + LANES);
    j0.intoArray(out, outAt + 9 * outStride);
    j1.intoArray(out, outAt + 9 * outStride + LANES);
  }

  // Six rows by two vectors: twelve independent accumulators, and space for the operands in the 16
  // registers of AVX2.
  private static void sixRows(
      float[] left,
      int leftAt,
      int leftStride,
      int inner,
      float[] right,
      int rightAt,
      int stride,
      float[] out,
      int outStride,
      int outAt) {
    FloatVector a0 = FloatVector.zero(F);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector e0 = a0;
    FloatVector e1 = a0;
    FloatVector f0 = a0;
    FloatVector f1 = a0;
    int q = rightAt;
    for (int k = 0; k < inner; k++) {
      FloatVector r0 = FloatVector.fromArray(F, right, q);
      FloatVector r1 = FloatVector.fromArray(F, right, q + LANES);
      q += stride;
      int p = leftAt + k;
      FloatVector x = FloatVector.broadcast(F, left[p]);
      a0 = x.fma(r0, a0);
      a1 = x.fma(r1, a1);
      x = FloatVector.broadcast(F, left[p + leftStride]);
      b0 = x.fma(r0, b0);
      b1 = x.fma(r1, b1);
      x = FloatVector.broadcast(F, left[p + 2 * leftStride]);
      c0 = x.fma(r0, c0);
      c1 = x.fma(r1, c1);
      x = FloatVector.broadcast(F, left[p + 3 * leftStride]);
      d0 = x.fma(r0, d0);
      d1 = x.fma(r1, d1);
      x = FloatVector.broadcast(F, left[p + 4 * leftStride]);
      e0 = x.fma(r0, e0);
      e1 = x.fma(r1, e1);
      x = FloatVector.broadcast(F, left[p + 5 * leftStride]);
      f0 = x.fma(r0, f0);
      f1 = x.fma(r1, f1);
    }
    a0.intoArray(out, outAt);
    a1.intoArray(out, outAt + LANES);
    b0.intoArray(out, outAt + outStride);
    b1.intoArray(out, outAt + outStride + LANES);
    c0.intoArray(out, outAt + 2 * outStride);
    c1.intoArray(out, outAt + 2 * outStride + LANES);
    d0.intoArray(out, outAt + 3 * outStride);
    d1.intoArray(out, outAt + 3 * outStride + LANES);
    e0.intoArray(out, outAt + 4 * outStride);
    e1.intoArray(out, outAt + 4 * outStride + LANES);
    f0.intoArray(out, outAt + 5 * outStride);
    f1.intoArray(out, outAt + 5 * outStride + LANES);
  }

  // A left stride of 0 means one row: both pairs of accumulators then hold the same sums, and the
  // second pair is not stored.
  private static void twoRows(
      float[] left,
      int leftAt,
      int leftStride,
      int inner,
      float[] right,
      int rightAt,
      int stride,
      float[] out,
      int outStride,
      int outAt) {
    FloatVector a0 = FloatVector.zero(F);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    int q = rightAt;
    for (int k = 0; k < inner; k++) {
      FloatVector r0 = FloatVector.fromArray(F, right, q);
      FloatVector r1 = FloatVector.fromArray(F, right, q + LANES);
      q += stride;
      FloatVector x = FloatVector.broadcast(F, left[leftAt + k]);
      a0 = x.fma(r0, a0);
      a1 = x.fma(r1, a1);
      x = FloatVector.broadcast(F, left[leftAt + leftStride + k]);
      b0 = x.fma(r0, b0);
      b1 = x.fma(r1, b1);
    }
    a0.intoArray(out, outAt);
    a1.intoArray(out, outAt + LANES);
    if (leftStride != 0) {
      b0.intoArray(out, outAt + outStride);
      b1.intoArray(out, outAt + outStride + LANES);
    }
  }
}
