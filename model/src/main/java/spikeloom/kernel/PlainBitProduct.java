package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** {@link BitProduct} in plain loops. */
final class PlainBitProduct {
  private PlainBitProduct() {}

  static void sums(
      BitWords bits,
      int[] rows,
      Range list,
      Rows source,
      Accumulation before,
      Rows out,
      Range columns) {
    int first = columns.from();
    for (int k = list.from(); k < list.to(); k++) {
      int row = out.index(rows[k], first);
      if (before == Accumulation.NOTHING) {
        Arrays.fill(out.values(), row, row + columns.size(), 0f);
      }
      PlainRows.add(source, first, bits.word(rows[k]), out.values(), row, columns.size());
    }
  }
}
