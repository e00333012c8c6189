package spikeloom.kernel;

import spikeloom.array.Rows;

/** Noise with a logistic distribution, from uniform numbers. */
public final class LogisticNoise {
  /** Half of the distance between two uniform numbers of 24 bits. */
  static final float HALF_STEP = 0x1p-25f;

  private LogisticNoise() {}

  /**
   * Replaces uniform numbers f of 24 bits in [0, 1) by {@code scale log(u / (1 - u))} with {@code u
   * = f + 2^-25}, which is never 0 or 1. What is behind the width of a row is overwritten too.
   *
   * @param rows the first of the rows
   */
  public static void fromUniform(Rows rows, int count, int width, float scale) {
    for (int r = 0; r < count; r++) {
      int at = rows.index(r, 0);
      if (VectorUnit.PRESENT) {
        VectorLogisticNoise.fromUniform(rows.values(), at, at + width, scale);
      } else {
        PlainLogisticNoise.fromUniform(rows.values(), at, at + width, scale);
      }
    }
  }
}
