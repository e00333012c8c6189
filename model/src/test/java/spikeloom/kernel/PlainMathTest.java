package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

final class PlainMathTest {
  @Test
  void theHyperbolicTangentIsAccurateOneByOneAndInVectors() {
    for (float x = -50; x <= 50; x += 0.003f) {
      assertEquals(Math.tanh(x), PlainMath.tanh(x), 2e-7, "at " + x);
      FloatVector v = VectorMath.tanh(FloatVector.broadcast(VectorMath.F, x));
      assertEquals(Math.tanh(x), v.lane(0), 2e-7, "in vectors at " + x);
    }
    assertEquals(0f, PlainMath.tanh(0f));
    assertEquals(1f, PlainMath.tanh(Float.POSITIVE_INFINITY));
    assertEquals(-1f, PlainMath.tanh(-1e30f));
  }

  @Test
  void theLogisticFunctionIsAccurate() {
    for (float x = -90; x <= 90; x += 0.01f) {
      assertEquals(1 / (1 + Math.exp(-(double) x)), PlainMath.logistic(x), 2e-7, "at " + x);
    }
  }

  @Test
  void theExponentialHasASmallRelativeError() {
    for (float x = -87; x <= 87; x += 0.01f) {
      double expected = Math.exp(-Math.abs((double) x));
      assertEquals(1, PlainMath.expOfMinusAbs(x) / expected, 1e-6, "at " + x);
    }
  }
}
