package spikeloom.kernel;

import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * Products of a matrix of bits and a matrix of floats, for spikes that are too dense to be added
 * one by one. The order of a sum does not depend on other rows. Has scratch memory; one per worker.
 */
public final class BitProduct {
  /** The subset sums of eight groups of four rows, in two vectors each. */
  static final int TABLE = Padding.LEAD + 8 * 16 * Padding.FLOATS;

  private final float[] table = new float[VectorUnit.PRESENT ? TABLE : 0];

  /**
   * {@code out[r] = before + sum of source[i] over the bits i of the word of r}, for the rows r of
   * a list.
   *
   * @param bits a word per row; bits beyond the source rows are 0
   * @param rows a list of rows
   * @param list which part of that list
   * @param source the rows that are summed
   * @param sources how many of them, 1 .. 32
   * @param columns begins and ends at multiples of {@link Padding#FLOATS}
   */
  public void sums(
      BitWords bits,
      int[] rows,
      Range list,
      Rows source,
      int sources,
      Accumulation before,
      Rows out,
      Range columns) {
    if (VectorUnit.PRESENT) {
      VectorBitProduct.sums(table, bits, rows, list, source, sources, before, out, columns);
    } else {
      PlainBitProduct.sums(bits, rows, list, source, before, out, columns);
    }
  }
}
