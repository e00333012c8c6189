package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SurrogateTest {
  @ParameterizedTest
  @EnumSource(value = Surrogate.class, names = "MULTI_GAUSSIAN", mode = EnumSource.Mode.EXCLUDE)
  void theBumpIsOneAtTheThresholdEvenAndNeverRisesAwayFromIt(Surrogate surrogate) {
    assertEquals(1, surrogate.at(0));
    double before = 1;
    for (double v = 0.01; v < 20; v += 0.01) {
      double value = surrogate.at(v);
      assertEquals(value, surrogate.at(-v), "at " + v);
      assertTrue(value >= 0 && value <= before, "at " + v);
      before = value;
    }
  }

  @Test
  void theMultiGaussianIsThePublishedOne() {
    JsonNode published = GoldenVectors.read("surrogate.json");
    double[] actual = GoldenVectors.row(published.get("x"));
    for (int i = 0; i < actual.length; i++) {
      assertEquals(Surrogate.MULTI_GAUSSIAN.at(actual[i]), Surrogate.MULTI_GAUSSIAN.at(-actual[i]));
      actual[i] = Surrogate.MULTI_GAUSSIAN.at(actual[i]);
    }
    GoldenVectors.requireNear(published.get("multigauss_gamma0p5"), actual, 1e-10, "surrogate");
    assertEquals(0.7318527277609176, Surrogate.MULTI_GAUSSIAN.at(0), 1e-15);
    assertTrue(Surrogate.MULTI_GAUSSIAN.at(0.762) > 0);
    assertTrue(Surrogate.MULTI_GAUSSIAN.at(0.764) < 0);
  }

  @ParameterizedTest
  @EnumSource(Surrogate.class)
  void theLoopOverAnArrayGivesTheSameValuesAndKeepsToItsRange(Surrogate surrogate) {
    float[] v = new float[2003];
    for (int i = 0; i < v.length; i++) {
      v[i] = (i - 1001) * 0.01f;
    }
    float[] applied = v.clone();
    surrogate.apply(applied, 1, v.length - 1);
    for (int i = 1; i < v.length - 1; i++) {
      double expected = surrogate.at(v[i]);
      assertEquals(expected, applied[i], 1e-6 * Math.abs(expected) + 1e-7, "at " + v[i]);
    }
    assertEquals(v[0], applied[0]);
    assertEquals(v[v.length - 1], applied[v.length - 1]);
  }

  @ParameterizedTest
  @EnumSource(Surrogate.class)
  void infinitePotentialsHaveNoSlope(Surrogate surrogate) {
    float[] v = {1e30f, -1e30f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    surrogate.apply(v, 0, v.length);
    for (float value : v) {
      assertEquals(0f, value, 1e-20f);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Surrogate.class, names = "BOXCAR", mode = EnumSource.Mode.EXCLUDE)
  void theSmoothSpikeOfTheAdjointTestHasTheSurrogateAsDerivative(Surrogate surrogate) {
    DoubleUnaryOperator spike = SmoothSpike.of(surrogate);
    for (double v = -2.005; v < 2.1; v += 0.07) {
      double slope =
          FiniteDifference.gradient(new double[] {v}, 1e-3, x -> spike.applyAsDouble(x[0]))[0];
      assertEquals(surrogate.at(v), slope, 1e-7, "at " + v);
    }
  }
}
