package spikeloom.kernel;

import spikeloom.array.Rows;

/**
 * Sums of rows in plain loops. Four rows at a time: what is added to is then read and written once
 * for four additions, and C2 turns the loop into vector instructions by itself.
 */
final class PlainRows {
  private PlainRows() {}

  /** {@code out += x[at[k]]} for the rows {@code from .. to-1} of a list of places. */
  static void add(
      float[] x, int first, int[] at, int from, int to, float[] out, int outAt, int count) {
    int k = from;
    for (; k < to - 3; k += 4) {
      int a = first + at[k];
      int b = first + at[k + 1];
      int c = first + at[k + 2];
      int d = first + at[k + 3];
      addFour(x, a, b, c, d, out, outAt, count);
    }
    for (; k < to; k++) {
      add(x, first + at[k], out, outAt, count);
    }
  }

  /** {@code out += sum of the rows whose bits are set}, from a column of the rows on. */
  static void add(Rows rows, int column, int word, float[] out, int outAt, int count) {
    float[] x = rows.values();
    int rest = word;
    while (Integer.bitCount(rest) > 3) {
      int a = rows.index(Integer.numberOfTrailingZeros(rest), column);
      rest &= rest - 1;
      int b = rows.index(Integer.numberOfTrailingZeros(rest), column);
      rest &= rest - 1;
      int c = rows.index(Integer.numberOfTrailingZeros(rest), column);
      rest &= rest - 1;
      int d = rows.index(Integer.numberOfTrailingZeros(rest), column);
      rest &= rest - 1;
      addFour(x, a, b, c, d, out, outAt, count);
    }
    for (; rest != 0; rest &= rest - 1) {
      add(x, rows.index(Integer.numberOfTrailingZeros(rest), column), out, outAt, count);
    }
  }

  /** {@code out += x}. */
  static void add(float[] x, int a, float[] out, int outAt, int count) {
    for (int j = 0; j < count; j++) {
      out[outAt + j] += x[a + j];
    }
  }

  /** {@code out -= x}. */
  static void subtract(float[] x, int a, float[] out, int outAt, int count) {
    for (int j = 0; j < count; j++) {
      out[outAt + j] -= x[a + j];
    }
  }

  private static void addFour(
      float[] x, int a, int b, int c, int d, float[] out, int outAt, int count) {
    for (int j = 0; j < count; j++) {
      out[outAt + j] += (x[a + j] + x[b + j]) + (x[c + j] + x[d + j]);
    }
  }
}
