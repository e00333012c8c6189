package spikeloom.dataset.own;

import java.util.function.DoublePredicate;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyArray;

/** Checks that arrays have finite values, because others would make every weight NaN. */
final class FiniteValues {
  private FiniteValues() {}

  /**
   * Throws for values that are not finite floats.
   *
   * @param source the array, as messages name it
   */
  static void require(String source, NumpyArray values) {
    require(source, values, value -> !Float.isFinite((float) value));
  }

  /** Throws for infinite values; NaN is a missing value. */
  static void requireOrMissing(String source, NumpyArray values) {
    require(source, values, value -> Float.isInfinite((float) value));
  }

  private static void require(String source, NumpyArray values, DoublePredicate wrong) {
    if (values.type().whole()) {
      return;
    }
    int found = 0;
    int first = 0;
    for (int i = 0; i < values.size(); i++) {
      if (wrong.test(values.number(i))) {
        first = found++ == 0 ? i : first;
      }
    }
    if (found > 0) {
      int sample = Math.max(1, values.size() / Math.max(1, values.shape().get(0)));
      throw new DataException(
          "%s has %,d of %,d values that are not finite numbers, the first (%s) in row %,d, index %,d; replace them."
              .formatted(
                  source,
                  found,
                  values.size(),
                  values.number(first),
                  first / sample + 1,
                  first % sample + 1));
    }
  }
}
