package spikeloom.kernel;

import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * Values of {@code 0.5 (1.15 N(v; 0, 0.3) - 0.15 N(v; 0.3, 1.8) - 0.15 N(v; -0.3, 1.8))}, N(v; m,
 * s) the normal density, see {@code spikeloom.neuron.Surrogate}.
 */
public final class MultiGaussian {
  private static final double WIDE = 1.8;
  private static final double NARROW = 0.3;
  private static final double DENSITY = 0.5 / Math.sqrt(2 * Math.PI);

  static final float BUMP = (float) (1.15 * DENSITY / NARROW);
  static final float SURROUND = (float) (0.15 * DENSITY / WIDE);
  static final float OFFSET = 0.3f;
  static final float NARROW_EXPONENT = (float) (0.5 / (NARROW * NARROW));
  static final float WIDE_EXPONENT = (float) (0.5 / (WIDE * WIDE));

  private MultiGaussian() {}

  /** Replaces {@code v[from .. to-1]}. */
  public static void apply(float[] v, int from, int to) {
    for (int i = from; i < to; i++) {
      float x = v[i];
      float up = x - OFFSET;
      float down = x + OFFSET;
      float surround =
          PlainMath.expOfMinusAbs(WIDE_EXPONENT * up * up)
              + PlainMath.expOfMinusAbs(WIDE_EXPONENT * down * down);
      v[i] = BUMP * PlainMath.expOfMinusAbs(NARROW_EXPONENT * x * x) - SURROUND * surround;
    }
  }

  /**
   * Replaces some rows.
   *
   * @param scratch the same rows, overwritten
   */
  public static void apply(Rows v, Rows scratch, Range rows) {
    for (int r = rows.from(); r < rows.to(); r++) {
      int at = v.index(r, 0);
      if (VectorUnit.PRESENT) {
        VectorMultiGaussian.apply(v.values(), at, scratch.values(), scratch.index(r, 0), v.width());
      } else {
        apply(v.values(), at, at + v.width());
      }
    }
  }
}
