package spikeloom.dataset.own;

import java.util.function.DoublePredicate;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyRows;

/** Checks that arrays have finite values, because others would make every weight NaN. */
final class FiniteValues {
  private FiniteValues() {}

  /**
   * Throws for values that are not finite floats.
   *
   * @param source the array, as messages name it
   */
  static void require(String source, NumpyRows values) {
    require(source, values, value -> !Float.isFinite((float) value));
  }

  /** Throws for infinite values; NaN is a missing value. */
  static void requireOrMissing(String source, NumpyRows values) {
    require(source, values, value -> Float.isInfinite((float) value));
  }

  private static void require(String source, NumpyRows values, DoublePredicate wrong) {
    if (values.type().whole()) {
      return;
    }
    float[] row = new float[values.perRow()];
    long found = 0;
    int firstRow = 0;
    int firstIndex = 0;
    for (int r = 0; r < values.rows(); r++) {
      values.floats(r, row, 0);
      for (int i = 0; i < row.length; i++) {
        if (wrong.test(row[i])) {
          firstRow = found == 0 ? r : firstRow;
          firstIndex = found == 0 ? i : firstIndex;
          found++;
        }
      }
    }
    if (found > 0) {
      throw new DataException(
          "%s has %,d of %,d values that are not finite numbers, the first (%s) in row %,d, index %,d; replace them."
              .formatted(
                  source,
                  found,
                  (long) values.rows() * values.perRow(),
                  values.number(firstRow, firstIndex),
                  firstRow + 1,
                  firstIndex + 1));
    }
  }
}
