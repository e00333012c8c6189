package spikeloom.kernel;

import spikeloom.array.Rows;

/** {@link HeightRate} in plain loops. */
final class PlainHeightRate {
  private static final float NEAR = 0.5f;

  private PlainHeightRate() {}

  static void add(HeightRate rate, Rows logOdds, int steps, Rows sum) {
    for (int n = 0; n < sum.width(); n++) {
      float total = sum.values()[sum.index(0, n)];
      for (int t = 0; t < steps; t++) {
        total += rate(rate, logOdds.values()[logOdds.index(t, n)]);
      }
      sum.values()[sum.index(0, n)] = total;
    }
  }

  private static float rate(HeightRate rate, float u) {
    float e = PlainMath.expOfMinusAbs(u);
    float q = 1 / (1 + e);
    float p = u < 0 ? 1 - q : q;
    float softplus = Math.max(u, 0) + (float) Math.log1p(e);
    float l = softplus - rate.softplusOfReference;
    return p * (u - rate.reference) - l + 2 * p * excess(0.5f * Math.abs(l));
  }

  // y coth y - 1 for y >= 0, by its series if digits would cancel.
  private static float excess(float y) {
    float square = y * y;
    if (y < NEAR) {
      return square * (1f / 3 - square * (1f / 45 - square * (2f / 945 - square / 4725)));
    }
    float e = PlainMath.expOfMinusAbs(2 * y);
    return y * (1 + e) / (1 - e) - 1;
  }

  // Half of its derivative.
  private static float halfSlope(float y) {
    float square = y * y;
    if (y < NEAR) {
      return y * (1f / 3 - square * (2f / 45 - square * (2f / 315 - square * (4f / 4725))));
    }
    float e = PlainMath.expOfMinusAbs(2 * y);
    float inverse = 1 / (1 - e);
    return 0.5f * (1 + e) * inverse - 2 * y * e * inverse * inverse;
  }

  static void slopes(HeightRate rate, Rows logOdds, int t, float factor) {
    float[] values = logOdds.values();
    for (int i = logOdds.index(t, 0); i < logOdds.index(t, 0) + logOdds.width(); i++) {
      values[i] = factor * slope(rate, values[i]);
    }
  }

  private static float slope(HeightRate rate, float u) {
    float e = PlainMath.expOfMinusAbs(u);
    float q = 1 / (1 + e);
    float p = u < 0 ? 1 - q : q;
    float l = Math.max(u, 0) + (float) Math.log1p(e) - rate.softplusOfReference;
    float y = 0.5f * Math.abs(l);
    float event = q * (1 - q) * (u - rate.reference + 2 * excess(y));
    return event + 2 * p * p * Math.copySign(halfSlope(y), l);
  }
}
