package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Rows;

/** {@link BernoulliDivergence} in plain loops, in double precision. */
final class PlainBernoulliDivergence {
  private PlainBernoulliDivergence() {}

  static double sum(Rows u, Rows v, int steps, int neurons) {
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        double x = u.values()[u.index(t, n)];
        sum += codeLength(x, v.values()[v.index(t, n)]) - codeLength(x, x);
      }
    }
    return sum;
  }

  static double codeLength(Rows u, Rows v, int steps, int neurons) {
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        sum += codeLength(u.values()[u.index(t, n)], v.values()[v.index(t, n)]);
      }
    }
    return sum;
  }

  private static double codeLength(double u, double v) {
    double e = Math.exp(-Math.abs(u));
    double unlikely = u >= 0 == v >= 0 ? e / (1 + e) : 1 / (1 + e);
    return Math.abs(v) * unlikely + Math.log1p(Math.exp(-Math.abs(v)));
  }

  static double codeLength(SpikeBits z, Rows v) {
    double sum = 0;
    for (int t = 0; t < z.steps; t++) {
      for (int n = 0; n < z.channels; n++) {
        double x = v.values()[v.index(t, n)];
        double against = z.get(t, n) ? -x : x;
        sum += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      }
    }
    return sum;
  }

  static void change(Rows u, Rows v, float weight, int steps, int neurons, Rows out) {
    float[] values = out.values();
    for (int t = 0; t < steps; t++) {
      int at = out.index(t, 0);
      for (int n = 0; n < neurons; n++) {
        float p = PlainMath.logistic(u.values()[u.index(t, n)]);
        values[at + n] = weight * (PlainMath.logistic(v.values()[v.index(t, n)]) - p);
      }
      Arrays.fill(values, at + neurons, at + out.width(), 0f);
    }
  }
}
