package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** {@link GradedProduct} in plain loops. */
final class PlainGradedProduct {
  private PlainGradedProduct() {}

  static void sums(
      GradedEvents.Lists lists, Range rows, Rows source, Accumulation before, Rows out) {
    int width = source.width();
    for (int r = rows.from(); r < rows.to(); r++) {
      int at = out.index(r, 0);
      if (before == Accumulation.NOTHING) {
        Arrays.fill(out.values(), at, at + width, 0f);
      }
      for (int i = lists.from()[r]; i < lists.from()[r + 1]; i++) {
        add(source, lists.row()[i], lists.value()[i], out.values(), at);
      }
    }
  }

  private static void add(Rows source, int row, float factor, float[] out, int at) {
    float[] x = source.values();
    int from = source.index(row, 0);
    for (int j = 0; j < source.width(); j++) {
      out[at + j] += factor * x[from + j];
    }
  }
}
