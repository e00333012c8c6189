package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * {@link BitProduct} in vectors. The 32 source rows that a word of bits chooses from are taken four
 * at a time: the sums of all 16 subsets of four rows are tabulated once, after which any word costs
 * eight look-ups and additions, for any number of spikes, and no branch. For a pair of vectors of
 * columns at a time the table fits the first-level cache.
 *
 * <p>Source: the method of Arlazarov, Dinic, Kronrod and Faradzhev ("four Russians", 1970), here
 * over floats instead of bits.
 */
final class VectorBitProduct {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int PAIR = 2 * LANES;
  private static final int GROUP = 16 * PAIR; // the subsets of four rows
  private static final int ZERO = Padding.LEAD;
  private static final float[] ZEROS = new float[Padding.LEAD + PAIR];

  private VectorBitProduct() {}

  /**
   * See {@link BitProduct#sums}.
   *
   * @param table {@link BitProduct#TABLE} floats; the empty subset of a group is never written and
   *     has to be zero
   */
  static void sums(
      float[] table,
      BitWords bits,
      int[] rows,
      Range list,
      Rows source,
      int sources,
      Accumulation before,
      Rows out,
      Range columns) {
    for (int c = columns.from(); c < columns.to(); c += PAIR) {
      tabulate(table, source, sources, c);
      if (before == Accumulation.NOTHING) {
        lookUp(table, bits, rows, list, ZEROS, ZERO, 0, out, c);
      } else {
        lookUp(table, bits, rows, list, out.values(), out.at() + c, out.stride(), out, c);
      }
    }
  }

  private static void tabulate(float[] table, Rows source, int sources, int column) {
    int last = source.index(sources - 1, column);
    for (int g = 0; 4 * g < sources; g++) {
      // Rows after the last are never selected; the last row replaces them.
      int a = source.index(4 * g, column);
      int b = Math.min(last, a + source.stride());
      int c = Math.min(last, b + source.stride());
      int d = Math.min(last, c + source.stride());
      subsets(table, source.values(), a, b, c, d, Padding.LEAD + g * GROUP);
      subsets(
          table,
          source.values(),
          a + LANES,
          b + LANES,
          c + LANES,
          d + LANES,
          ZERO + g * GROUP + LANES);
    }
  }

  private static void subsets(float[] table, float[] source, int a, int b, int c, int d, int at) {
    FloatVector va = FloatVector.fromArray(F, source, a);
    FloatVector vb = FloatVector.fromArray(F, source, b);
    FloatVector vc = FloatVector.fromArray(F, source, c);
    FloatVector vd = FloatVector.fromArray(F, source, d);
    FloatVector ab = va.add(vb);
    FloatVector cd = vc.add(vd);
    va.intoArray(table, at + PAIR);
    vb.intoArray(table, at + 2 * PAIR);
    ab.intoArray(table, at + 3 * PAIR);
    vc.intoArray(table, at + 4 * PAIR);
    vc.add(va).intoArray(table, at + 5 * PAIR);
    vc.add(vb).intoArray(table, at + 6 * PAIR);
    vc.add(ab).intoArray(table, at + 7 * PAIR);
    vd.intoArray(table, at + 8 * PAIR);
    vd.add(va).intoArray(table, at + 9 * PAIR);
    vd.add(vb).intoArray(table, at + 10 * PAIR);
    vd.add(ab).intoArray(table, at + 11 * PAIR);
    cd.intoArray(table, at + 12 * PAIR);
    cd.add(va).intoArray(table, at + 13 * PAIR);
    cd.add(vb).intoArray(table, at + 14 * PAIR);
    cd.add(ab).intoArray(table, at + 15 * PAIR);
  }

  private static void lookUp(
      float[] sums,
      BitWords bits,
      int[] rows,
      Range list,
      float[] start,
      int startAt,
      int startStride,
      Rows out,
      int column) {
    int[] words = bits.values();
    int wordAt = bits.at();
    int wordStride = bits.stride();
    float[] values = out.values();
    int outAt = out.at() + column;
    int outStride = out.stride();
    int last = list.to();
    for (int k = list.from(); k < last; k++) {
      int row = rows[k];
      int word = words[wordAt + row * wordStride];
      int from = startAt + row * startStride;
      int i = ZERO + Subset.of(word, 0);
      FloatVector x = FloatVector.fromArray(F, start, from).add(FloatVector.fromArray(F, sums, i));
      FloatVector y =
          FloatVector.fromArray(F, start, from + LANES)
              .add(FloatVector.fromArray(F, sums, i + LANES));
      i = ZERO + GROUP + Subset.of(word, 4);
      x = x.add(FloatVector.fromArray(F, sums, i));
      y = y.add(FloatVector.fromArray(F, sums, i + LANES));
      i = ZERO + 2 * GROUP + Subset.of(word, 8);
      x = x.add(FloatVector.fromArray(F, sums, i));
      y = y.add(FloatVector.fromArray(F, sums, i + LANES));
      i = ZERO + 3 * GROUP + Subset.of(word, 12);
      x = x.add(FloatVector.fromArray(F, sums, i));
      y = y.add(FloatVector.fromArray(F, sums, i + LANES));
      i = ZERO + 4 * GROUP + Subset.of(word, 16);
      x = x.add(FloatVector.fromArray(F, sums, i));
      y = y.add(FloatVector.fromArray(F, sums, i + LANES));
      i = ZERO + 5 * GROUP + Subset.of(word, 20);
      x = x.add(FloatVector.fromArray(F, sums, i));
      y = y.add(FloatVector.fromArray(F, sums, i + LANES));
      i = ZERO + 6 * GROUP + Subset.of(word, 24);
      x = x.add(FloatVector.fromArray(F, sums, i));
      y = y.add(FloatVector.fromArray(F, sums, i + LANES));
      i = ZERO + 7 * GROUP + Subset.of(word, 28);
      x = x.add(FloatVector.fromArray(F, sums, i));
      y = y.add(FloatVector.fromArray(F, sums, i + LANES));
      int to = outAt + row * outStride;
      x.intoArray(values, to);
      y.intoArray(values, to + LANES);
    }
  }

  /**
   * Index of a subset in the table. A separate class, because the launcher prevents inlining of
   * product methods and this one must be inlined.
   */
  private static final class Subset {
    static final int SHIFT = Integer.numberOfTrailingZeros(PAIR);
    static final int MASK = 15 << SHIFT;

    // Four bits of a word, times the length of a table entry: one shift, as `bit` is a constant.
    static int of(int word, int bit) {
      return (bit >= SHIFT ? word >>> (bit - SHIFT) : word << (SHIFT - bit)) & MASK;
    }
  }
}
