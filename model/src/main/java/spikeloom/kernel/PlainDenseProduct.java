package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** {@link DenseProduct} in plain loops, four rows of the right matrix at a time. */
final class PlainDenseProduct {
  // Width of a panel, of which 500 rows fit a second-level cache of 256 KB.
  private static final int PANEL = 4 * Padding.FLOATS;

  private PlainDenseProduct() {}

  static void multiply(Rows left, Range rows, int inner, Rows right, Rows out) {
    for (int c = 0; c < right.width(); c += PANEL) {
      int count = Math.min(PANEL, right.width() - c);
      for (int r = rows.from(); r < rows.to(); r++) {
        int row = out.index(r, c);
        Arrays.fill(out.values(), row, row + count, 0f);
        addProduct(left, r, inner, right, c, out.values(), row, count);
      }
    }
  }

  private static void addProduct(
      Rows left, int row, int inner, Rows right, int column, float[] out, int at, int count) {
    float[] x = left.values();
    int first = left.index(row, 0);
    int k = 0;
    for (; k < inner - 3; k += 4) {
      addFour(x, first + k, right, right.index(k, column), out, at, count);
    }
    for (; k < inner; k++) {
      addOne(x[first + k], right.values(), right.index(k, column), out, at, count);
    }
  }

  private static void addFour(
      float[] left, int leftAt, Rows right, int a, float[] out, int at, int count) {
    float[] y = right.values();
    float xa = left[leftAt];
    float xb = left[leftAt + 1];
    float xc = left[leftAt + 2];
    float xd = left[leftAt + 3];
    int b = a + right.stride();
    int c = b + right.stride();
    int d = c + right.stride();
    for (int j = 0; j < count; j++) {
      out[at + j] += (xa * y[a + j] + xb * y[b + j]) + (xc * y[c + j] + xd * y[d + j]);
    }
  }

  private static void addOne(float x, float[] right, int a, float[] out, int at, int count) {
    for (int j = 0; j < count; j++) {
      out[at + j] += x * right[a + j];
    }
  }
}
