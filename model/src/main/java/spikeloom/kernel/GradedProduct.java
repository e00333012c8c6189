package spikeloom.kernel;

import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * Products of graded spikes and matrices: sums of rows, one row and factor per event. The cost
 * grows with the number of events, not with the size of the matrix.
 */
public final class GradedProduct {
  private GradedProduct() {}

  /**
   * {@code out[r] = sum over the list of r of value * source[row]}.
   *
   * <p>By steps, with the weights as source, these are input currents; by channels, with the
   * adjoint of the currents as source, it is the gradient of the weights.
   *
   * @param rows which r
   * @param source its width is a multiple of {@link Padding#FLOATS}
   * @param before whether the sums overwrite {@code out} or add to it
   * @param out at least as wide as {@code source}
   */
  public static void sums(
      GradedEvents.Lists lists, Range rows, Rows source, Accumulation before, Rows out) {
    if (VectorUnit.PRESENT) {
      VectorGradedProduct.sums(lists, rows, source, before, out);
    } else {
      PlainGradedProduct.sums(lists, rows, source, before, out);
    }
  }
}
