package spikeloom.encoder.maps;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * Sums of a weight gradient over parts of the samples. The parts do not depend on the number of
 * workers, and are added up in their order, so the result does not either.
 */
final class PartSums {
  private static final int PARTS = 8;

  private final Parameters.Slice slice;
  private final Rows[] sums; // of every part

  /**
   * The sums of a slice.
   *
   * @param capacity largest number of samples
   */
  PartSums(Parameters.Slice slice, int capacity) {
    this.slice = slice;
    sums = new Rows[parts(capacity)];
    Arrays.setAll(sums, p -> Rows.of(slice.rows(), slice.width()));
  }

  /** Number of parts. */
  static int parts(long samples) {
    return (int) Math.min(PARTS, samples);
  }

  int count() {
    return sums.length;
  }

  /** The samples of a part. */
  Range samples(int part, int samples) {
    return new Range(
        (int) ((long) samples * part / sums.length),
        (int) ((long) samples * (part + 1) / sums.length));
  }

  /** Sets the sums of a part to 0. */
  Rows clear(int part) {
    Arrays.fill(sums[part].values(), 0f);
    return sums[part];
  }

  /** The same for a panel of columns. */
  Rows clear(int part, Range panel) {
    Rows sum = sums[part];
    for (int r = 0; r < slice.rows(); r++) {
      int at = sum.index(r, panel.from());
      Arrays.fill(sum.values(), at, at + Padding.FLOATS, 0f);
    }
    return sum;
  }

  /** Overwrites rows of the slice by the sums of all parts. */
  void join(Range rows, float[] gradient) {
    for (int r = rows.from(); r < rows.to(); r++) {
      int to = slice.at(r, 0);
      Arrays.fill(gradient, to, to + slice.stride(), 0f);
      for (Rows sum : sums) {
        int from = sum.index(r, 0);
        for (int c = 0; c < slice.width(); c++) {
          gradient[to + c] += sum.values()[from + c];
        }
      }
    }
  }
}
