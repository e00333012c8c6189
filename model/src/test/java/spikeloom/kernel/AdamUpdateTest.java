package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.random.FastRandom;

final class AdamUpdateTest {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 32, 77})
  void manyUpdatesAgreeWithTheAlgorithmInDoublePrecision(int length) {
    FastRandom random = new FastRandom(length);
    int from = 3; // a worker's share need not begin at a vector
    int to = from + length;
    float[] w = new float[to + 4];
    float[] first = new float[w.length];
    float[] second = new float[w.length];
    double[] expected = new double[w.length];
    double[] m = new double[w.length];
    double[] v = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) random.nextGaussian();
      expected[i] = w[i];
    }
    for (int n = 1; n <= 30; n++) {
      double rate = 0.01 / n;
      float[] g = new float[w.length];
      for (int i = 0; i < g.length; i++) {
        g[i] = (float) (Math.pow(10, i % 7 - 4) * random.nextGaussian());
      }
      AdamUpdate update = new AdamUpdate(BETA_1, BETA_2, EPSILON, rate, n);
      assertTrue(update.apply(w, g, from, first, second, from, to), "all gradients are finite");
      for (int i = from; i < to; i++) {
        m[i] = BETA_1 * m[i] + (1 - BETA_1) * g[i];
        v[i] = BETA_2 * v[i] + (1 - BETA_2) * g[i] * g[i];
        double mean = m[i] / (1 - Math.pow(BETA_1, n));
        double square = v[i] / (1 - Math.pow(BETA_2, n));
        expected[i] -= rate * mean / (Math.sqrt(square) + EPSILON);
      }
    }
    for (int i = 0; i < w.length; i++) {
      // A sum of 30 updates of at most .01 each, in float: far below 1e-5 unless a term is wrong.
      assertEquals(expected[i], w[i], 2e-6, "value " + i);
      assertEquals(m[i], first[i], 2e-6 * Math.abs(m[i]) + 1e-6 * Math.pow(10, i % 7 - 4));
      assertEquals(v[i], second[i], 1e-4 * v[i] + 1e-30);
    }
  }

  @Test
  void oneGradientThatIsNotFiniteIsReportedWhereverItIs() {
    int length = 37;
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      for (int place = 0; place < length; place++) {
        float[] g = new float[length];
        Arrays.fill(g, 0.5f);
        g[place] = bad;
        assertFalse(apply(g, 0, length), bad + " at " + place);
        assertTrue(apply(g, place + 1, length), "behind " + place);
      }
    }
  }

  @Test
  void theLargestGradientsAreStillFinite() {
    float[] g = new float[40];
    Arrays.fill(g, Float.MAX_VALUE);
    g[3] = -Float.MAX_VALUE;
    assertTrue(apply(g, 0, g.length));
  }

  private static boolean apply(float[] g, int from, int to) {
    AdamUpdate update = new AdamUpdate(BETA_1, BETA_2, EPSILON, 0.001, 1);
    float[] w = new float[g.length];
    return update.apply(w, g, from, new float[g.length], new float[g.length], from, to);
  }

  @Test
  void momentsOfValuesThatNeverLearnDoNotDecayIntoDenormalNumbers() {
    int length = 21;
    float[] w = new float[length];
    float[] first = new float[length];
    float[] second = new float[length];
    float[] g = new float[length];
    Arrays.fill(g, 0, 10, 1e-3f);
    for (int n = 1; n <= 3000; n++) {
      new AdamUpdate(BETA_1, 0.9, EPSILON, 0.001, n).apply(w, g, 0, first, second, 0, length);
      Arrays.fill(g, 0f);
      for (int i = 0; i < length; i++) {
        assertTrue(first[i] >= Float.MIN_NORMAL, "first moment " + first[i] + " at update " + n);
        assertTrue(second[i] >= Float.MIN_NORMAL, "second moment " + second[i] + " at update " + n);
      }
    }
    for (int i = 10; i < length; i++) {
      assertEquals(0f, w[i], 1e-20f, "a value without gradient stays");
    }
  }
}
