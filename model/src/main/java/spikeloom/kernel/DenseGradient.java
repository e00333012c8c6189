package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * Gradients of weights whose inputs are dense: {@code gradient[i][j] = sum over rows r of
 * input[r][i] * adjoint[r][j]}. Rows are taken in chunks that fit the cache; every sum is in the
 * order of the rows, for any number of workers.
 */
public final class DenseGradient {
  private static final int ROWS = 512;
  private static final int SQUARE = 32;

  private final int rows;
  private final Rows transposed; // a row per input
  private final Rows sums;

  /** Scratch for sums over {@code rows} rows, for up to {@code inputs} rows of weights. */
  public DenseGradient(int inputs, int columns, int rows) {
    this.rows = rows;
    transposed = Rows.spread(inputs, Math.min(ROWS, rows));
    sums = Rows.of(rows > ROWS ? inputs : 0, Padding.stride(columns));
  }

  /**
   * Overwrites some rows of a gradient; workers divide them.
   *
   * @param input a row per row of {@code adjoint}
   * @param mine inputs
   * @param adjoint gradient of the sums, padding 0
   * @param gradient a row per input
   */
  public void sum(Rows input, Range mine, Rows adjoint, Rows gradient) {
    for (int from = 0; from < rows; from += ROWS) {
      int size = Math.min(ROWS, rows - from);
      transpose(input, from, size, mine);
      if (from == 0) {
        DenseProduct.multiply(transposed, mine, size, adjoint, gradient);
      } else {
        DenseProduct.multiply(transposed, mine, size, adjoint.from(from), sums);
        LtcScan.add(gradient, sums, mine);
      }
    }
    clearGaps(gradient, mine);
  }

  private void transpose(Rows input, int from, int size, Range mine) {
    float[] x = input.values();
    float[] out = transposed.values();
    for (int r0 = 0; r0 < size; r0 += SQUARE) {
      int r1 = Math.min(size, r0 + SQUARE);
      for (int c0 = mine.from(); c0 < mine.to(); c0 += SQUARE) {
        int c1 = Math.min(mine.to(), c0 + SQUARE);
        for (int r = r0; r < r1; r++) {
          int at = input.index(from + r, 0);
          for (int c = c0; c < c1; c++) {
            out[transposed.index(c, r)] = x[at + c];
          }
        }
      }
    }
  }

  /** Sets the gaps between some rows to 0. */
  public static void clearGaps(Rows gradient, Range rows) {
    int gap = gradient.stride() - gradient.width();
    for (int r = rows.from(); gap > 0 && r < rows.to(); r++) {
      int from = gradient.index(r, gradient.width());
      Arrays.fill(gradient.values(), from, from + gap, 0f);
    }
  }

  /** Overwrites columns of a row by the sums over the rows of {@code adjoint}. */
  public void sumRows(Rows adjoint, Range columns, Rows gradient) {
    float[] out = gradient.values();
    float[] x = adjoint.values();
    int to = gradient.at();
    boolean last = columns.to() == gradient.width();
    Arrays.fill(out, to + columns.from(), to + (last ? gradient.stride() : columns.to()), 0f);
    for (int r = 0; r < rows; r++) {
      int at = adjoint.index(r, 0);
      for (int j = columns.from(); j < columns.to(); j++) {
        out[to + j] += x[at + j];
      }
    }
  }

  /** Bytes of the scratch. */
  public long bytes() {
    return (long) Float.BYTES * (transposed.values().length + sums.values().length);
  }
}
