package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import spikeloom.random.FastRandom;

final class CrossEntropyTest {
  private static final float GUARD = 42f;

  @Test
  void lossAndGradientAreThoseOfExactMathematicsForEveryLength() {
    FastRandom random = new FastRandom(1);
    for (int values = 1; values <= 70; values++) {
      requireExact(logits(random, values, 4), targets(random, values), 0.37f);
    }
  }

  @Test
  void extremeLogitsGiveFiniteLossesAndGradients() {
    float[] logits = {1e4f, 1e4f, -1e4f, -1e4f, 87, -87, 88.7f, -88.7f, 0, -0f, 1e4f, -1e4f};
    float[] targets = {1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0.5f, 0.5f};
    requireExact(logits, targets, 1f);
    float[] many = new float[6 * logits.length]; // long enough for vectors of every width
    float[] manyTargets = new float[many.length];
    for (int i = 0; i < many.length; i++) {
      many[i] = logits[i % logits.length];
      manyTargets[i] = targets[i % targets.length];
    }
    requireExact(many, manyTargets, 1f);
  }

  private static void requireExact(float[] x, float[] y, float scale) {
    int values = x.length;
    int at = 5; // neither logits nor targets need to begin at a vector
    int targetAt = 3;
    float[] logits = new float[at + values + 1];
    float[] target = new float[targetAt + values];
    Arrays.fill(logits, GUARD);
    System.arraycopy(x, 0, logits, at, values);
    System.arraycopy(y, 0, target, targetAt, values);
    double loss = CrossEntropy.lossAndGradient(logits, at, target, targetAt, values, scale);
    double expected = 0;
    double size = 1;
    for (int i = 0; i < values; i++) {
      double softplus = Math.max(x[i], 0) + Math.log1p(Math.exp(-Math.abs((double) x[i])));
      expected += softplus - (double) x[i] * y[i];
      size += softplus + Math.abs((double) x[i] * y[i]);
      double gradient = scale * (logistic(x[i]) - y[i]);
      assertEquals(gradient, logits[at + i], 3e-7 * scale, "gradient at logit " + x[i]);
    }
    assertEquals(expected, loss, 1e-6 * size, "loss of " + values + " values");
    assertEquals(GUARD, logits[at - 1], "what lies before the sample");
    assertEquals(GUARD, logits[at + values], "what lies behind the sample");
  }

  @Test
  void theReconstructionIsTheLogisticFunctionAndTheLossIsTheSame() {
    FastRandom random = new FastRandom(2);
    for (int values : new int[] {1, 15, 16, 17, 64, 67}) {
      float[] x = logits(random, values, 30);
      x[0] = 1e4f;
      float[] target = targets(random, values);
      float[] gradient = x.clone();
      double loss = CrossEntropy.lossAndGradient(gradient, 0, target, 0, values, 1f);
      float[] output = x.clone();
      assertEquals(loss, CrossEntropy.lossAndReconstruction(output, 0, target, 0, values));
      for (int i = 0; i < values; i++) {
        assertEquals(logistic(x[i]), output[i], 3e-7);
        assertTrue(output[i] >= 0 && output[i] <= 1, "out of range: " + output[i]);
      }
    }
  }

  private static double logistic(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  private static float[] logits(FastRandom random, int values, double size) {
    float[] x = new float[values];
    for (int i = 0; i < values; i++) {
      x[i] = (float) (size * random.nextGaussian());
    }
    return x;
  }

  private static float[] targets(FastRandom random, int values) {
    float[] y = new float[values];
    for (int i = 0; i < values; i++) {
      y[i] = i % 5 == 0 ? 0 : i % 5 == 1 ? 1 : random.nextFloat();
    }
    return y;
  }
}
