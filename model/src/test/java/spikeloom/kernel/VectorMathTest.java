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
  void theLogisticFunctionIsAccurateInItsTailToo() {
    double worst =
        worstRelativeError(
            -80,
            80,
            200_000,
            x -> VectorMath.logistic(x, VectorMath.expOfMinusAbs(x)),
            x -> x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)));
    assertTrue(worst < 6e-7, "relative error " + worst);
  }

  @Test
  void theLogarithmOfOnePlusIsAccurate() {
    double worst = worstRelativeError(1e-30, 1, 200_000, VectorMath::log1p, Math::log1p);
    assertTrue(worst < 3e-7, "relative error " + worst);
    assertEquals(0f, VectorMath.log1p(broadcast(0f)).lane(0));
  }

  @Test
  void softplusIsAccurateOnBothSides() {
    double worst =
        worstRelativeError(
            -80,
            80,
            200_000,
            x -> VectorMath.softplus(x, VectorMath.expOfMinusAbs(x)),
            x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
    assertTrue(worst < 7e-7, "relative error " + worst);
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
