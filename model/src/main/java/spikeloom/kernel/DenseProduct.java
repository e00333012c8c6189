package spikeloom.kernel;

import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * Dense products of small row-major matrices, for adjoints, which are dense even where spikes are
 * not.
 */
public final class DenseProduct {
  private DenseProduct() {}

  /**
   * {@code out[r] = sum over k of left[r][k] * right[k]} for the rows of a range.
   *
   * @param left the left matrix
   * @param rows rows of {@code left} and {@code out}
   * @param inner number of columns of {@code left}, and rows of {@code right}
   * @param right the right matrix; its width is a multiple of {@link Padding#FLOATS}
   * @param out overwritten; at least as wide as {@code right}
   */
  public static void multiply(Rows left, Range rows, int inner, Rows right, Rows out) {
    if (VectorUnit.PRESENT) {
      VectorDenseProduct.multiply(left, rows, inner, right, out);
    } else {
      PlainDenseProduct.multiply(left, rows, inner, right, out);
    }
  }

  /**
   * {@code out[c][r] = matrix[r][c]} for a range of rows and the columns {@code 0 .. columns-1}, in
   * squares that fit the cache.
   */
  public static void transpose(Rows matrix, Range rows, int columns, Rows out) {
    int square = 32;
    for (int r0 = rows.from(); r0 < rows.to(); r0 += square) {
      int r1 = Math.min(rows.to(), r0 + square);
      for (int c0 = 0; c0 < columns; c0 += square) {
        int c1 = Math.min(columns, c0 + square);
        for (int r = r0; r < r1; r++) {
          for (int c = c0; c < c1; c++) {
            out.values()[out.at() + c * out.stride() + r] =
                matrix.values()[matrix.at() + r * matrix.stride() + c];
          }
        }
      }
    }
  }
}
