package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

final class VectorMathTest {
  @Test
  void theExponentialHasTheRelativeErrorThatItPromises() {
    double worst =
        worstRelativeError(
            -87, 87, 400_000, VectorMath::expOfMinusAbs, x -> Math.exp(-Math.abs(x)));
    assertTrue(worst < 3e-7, "relative error " + worst);
  }

  @Test
  void theExponentialOfLargeNumbersStaysWhereItIsSmallestAndNormal() {
    for (float x : new float[] {88, 1e4f, -1e30f, Float.POSITIVE_INFINITY}) {
      float value = VectorMath.expOfMinusAbs(broadcast(x)).lane(0);
      assertEquals(Math.exp(-87), value, 1e-44, "exp of " + x);
      assertTrue(value >= Float.MIN_NORMAL, "denormal: " + value);
    }
  }

  @Test
  void theExponentialOfZeroIsOne() {
    assertEquals(1f, VectorMath.expOfMinusAbs(broadcast(0f)).lane(0));
    assertEquals(1f, VectorMath.expOfMinusAbs(broadcast(-0f)).lane(0));
  }

  @Test
  void theLogisticFunctionIsAccurateToAFloatsResolutionAtOne() {
    for (float x = -90; x <= 90; x += 0.01f) {
      FloatVector v = broadcast(x);
      FloatVector e = VectorMath.expOfMinusAbs(v);
      double p = VectorMath.logistic(v, e.div(e.add(1f))).lane(0);
      assertEquals(1 / (1 + Math.exp(-(double) x)), p, 1.2e-7, "at " + x);
    }
  }

  private static FloatVector broadcast(float x) {
    return FloatVector.broadcast(VectorMath.F, x);
  }

  private static double worstRelativeError(
      double from,
      double to,
      int points,
      UnaryOperator<FloatVector> function,
      DoubleUnaryOperator truth) {
    int lanes = VectorMath.F.length();
    float[] x = new float[lanes];
    float[] y = new float[lanes];
    double worst = 0;
    for (int i = 0; i < points; i += lanes) {
      for (int lane = 0; lane < lanes; lane++) {
        x[lane] = (float) (from + (to - from) * (i + lane) / (points + lanes));
      }
      function.apply(FloatVector.fromArray(VectorMath.F, x, 0)).intoArray(y, 0);
      for (int lane = 0; lane < lanes; lane++) {
        double expected = truth.applyAsDouble(x[lane]);
        double error = Math.abs(y[lane] - expected) / Math.abs(expected);
        worst = error <= worst ? worst : error; // a NaN stays
      }
    }
    return worst;
  }
}
