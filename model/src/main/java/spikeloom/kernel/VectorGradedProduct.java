package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** {@link GradedProduct} in vectors, two of them and two events at a time. */
final class VectorGradedProduct {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int PAIR = 2 * LANES;

  private VectorGradedProduct() {}

  static void sums(
      GradedEvents.Lists lists, Range rows, Rows source, Accumulation before, Rows out) {
    int[] from = lists.from();
    for (int c = 0; c < source.width(); c += PAIR) {
      for (int r = rows.from(); r < rows.to(); r++) {
        if (before == Accumulation.NOTHING || from[r] < from[r + 1]) {
          sum(lists, from[r], from[r + 1], source, c, before, out.values(), out.index(r, c));
        }
      }
    }
  }

  private static void sum(
      GradedEvents.Lists lists,
      int from,
      int to,
      Rows source,
      int column,
      Accumulation before,
      float[] out,
      int at) {
    int[] row = lists.row();
    float[] factor = lists.value();
    float[] x = source.values();
    int first = source.at() + column;
    int stride = source.stride();
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = zero;
    FloatVector a1 = zero;
    FloatVector b0 = zero;
    FloatVector b1 = zero;
    int i = from;
    for (; i < to - 1; i += 2) {
      int p = first + row[i] * stride;
      int q = first + row[i + 1] * stride;
      FloatVector v = FloatVector.broadcast(F, factor[i]);
      FloatVector w = FloatVector.broadcast(F, factor[i + 1]);
      a0 = v.fma(FloatVector.fromArray(F, x, p), a0);
      a1 = v.fma(FloatVector.fromArray(F, x, p + LANES), a1);
      b0 = w.fma(FloatVector.fromArray(F, x, q), b0);
      b1 = w.fma(FloatVector.fromArray(F, x, q + LANES), b1);
    }
    if (i < to) {
      int p = first + row[i] * stride;
      FloatVector v = FloatVector.broadcast(F, factor[i]);
      a0 = v.fma(FloatVector.fromArray(F, x, p), a0);
      a1 = v.fma(FloatVector.fromArray(F, x, p + LANES), a1);
    }
    a0 = a0.add(b0);
    a1 = a1.add(b1);
    if (before == Accumulation.OUTPUT) {
      a0 = a0.add(FloatVector.fromArray(F, out, at));
      a1 = a1.add(FloatVector.fromArray(F, out, at + LANES));
    }
    a0.intoArray(out, at);
    a1.intoArray(out, at + LANES);
  }
}
