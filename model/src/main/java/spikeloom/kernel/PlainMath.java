package spikeloom.kernel;

/** The functions of {@link VectorMath} for one float at a time, faster than the JDK's in double. */
final class PlainMath {
  private static final float LOG2_E = 1.442695f;
  // ln 2 in two parts: the first has so few bits that its product with an exponent is exact.
  private static final float LN2_HIGH = 0.693359375f;
  private static final float MINUS_LN2_LOW = 2.12194440e-4f;
  // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
  private static final float ROUND = 12582912f;
  private static final int ROUND_BITS = 0x4B400000;

  private PlainMath() {}

  /** {@code exp(-|x|)}, in (0, 1]; relative error below 4e-7 down to exp(-87), then that value. */
  static float expOfMinusAbs(float x) {
    float y = -Math.min(Math.abs(x), 87f);
    float rounded = y * LOG2_E + ROUND;
    float n = rounded - ROUND;
    float r = (y - n * LN2_HIGH) + n * MINUS_LN2_LOW;
    // Taylor series of exp around 0 for |r| <= ln(2)/2.
    float p = (((r / 720 + 1f / 120) * r + 1f / 24) * r + 1f / 6) * r + 0.5f;
    p = (p * r + 1) * r + 1;
    int exponent = (Float.floatToRawIntBits(rounded) - ROUND_BITS) << 23;
    return Float.intBitsToFloat(Float.floatToRawIntBits(p) + exponent);
  }

  /** The hyperbolic tangent; absolute error below 2e-7. */
  static float tanh(float x) {
    float e = expOfMinusAbs(2 * x);
    return Math.copySign((1 - e) / (1 + e), x);
  }

  /** The logistic function; absolute error below 2e-7. */
  static float logistic(float x) {
    float q = 1 / (1 + expOfMinusAbs(x));
    return x < 0 ? 1 - q : q;
  }
}
