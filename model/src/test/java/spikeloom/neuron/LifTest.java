package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.random.FastRandom;

final class LifTest {
  private static final int STEPS = 12;
  private static final Lif[] KINDS = {
    new Lif(0, 0.9, 0.9, 1, 10),
    new Lif(0.85, 0.9, 0.65, 0.5, 3),
    new Lif(0.5, 0, 0.8, 2, 1),
    new Lif(0.3, 0.7, 0, 0, 2)
  };

  @ParameterizedTest
  @EnumSource(value = Surrogate.class, names = "BOXCAR", mode = EnumSource.Mode.EXCLUDE)
  void theAdjointIsTheDerivativeOfASmoothSpikeTrain(Surrogate surrogate) {
    FastRandom random = new FastRandom(5);
    DoubleUnaryOperator spike = SmoothSpike.of(surrogate);
    for (Lif neuron : KINDS) {
      double[] x = new double[STEPS + 1]; // the currents, and the bias behind them
      double[] outside = new double[STEPS];
      for (int t = 0; t < STEPS; t++) {
        x[t] = 0.4 * random.nextGaussian();
        outside[t] = random.nextGaussian();
      }
      x[STEPS] = 0.3 + 0.1 * random.nextGaussian();
      double[] expected =
          FiniteDifference.gradient(x, 1e-5, at -> loss(neuron, at, outside, spike));
      double[] slope = respond(neuron, x, spike).margin().clone();
      Arrays.setAll(slope, t -> surrogate.at(slope[t]));
      Lif.Adjoint adjoint = neuron.adjoint(slope, outside);
      double[] actual = Arrays.copyOf(adjoint.current(), STEPS + 1);
      actual[STEPS] = adjoint.bias();
      double error = FiniteDifference.relativeError(expected, actual);
      assertTrue(error < 1e-6, neuron + ": relative error " + error);
    }
  }

  private static double loss(Lif neuron, double[] x, double[] outside, DoubleUnaryOperator spike) {
    double[] spikes = respond(neuron, x, spike).spikes();
    double sum = 0;
    for (int t = 0; t < STEPS; t++) {
      sum += outside[t] * spikes[t];
    }
    return sum;
  }

  private static Lif.Response respond(Lif neuron, double[] x, DoubleUnaryOperator spike) {
    return neuron.respond(Arrays.copyOf(x, STEPS), x[STEPS], spike);
  }

  @Test
  void theFiltersHaveTheGainThatIsSetAndTheBiasIsAdded() {
    double[] constant = new double[2000];
    Arrays.fill(constant, 0.25);
    double[] margin = new Lif(0.85, 0.9, 0.5, 3, 2).respond(constant, 0.1, v -> 0).margin();
    assertEquals(2 * 0.25 + 0.1 - 1, margin[1999], 1e-12);
  }

  @Test
  void aSpikeTakesKappaFromTheNextStepAndDecaysWithRho() {
    Lif neuron = new Lif(0, 0, 0.5, 0.75, 1);
    double[] margin = neuron.respond(new double[] {3, 0, 0, 0}, 0, Neurons.STEP).margin();
    assertArrayEquals(new double[] {2, -1.75, -1.375, -1.1875}, margin, 1e-15);
  }

  @Test
  void theThresholdItselfFires() {
    assertEquals(1, Neurons.STEP.applyAsDouble(0));
    assertEquals(0, Neurons.STEP.applyAsDouble(-1e-300));
  }

  @Test
  void constantsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Lif(1, 0.9, 0.9, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Lif(0, -0.1, 0.9, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Lif(0, 0.9, Double.NaN, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Lif(0, 0.9, 0.9, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Lif(0, 0.9, 0.9, 1, 0));
  }
}
