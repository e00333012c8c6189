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
import spikeloom.neuron.LiquidTimeConstant.Adjoint;
import spikeloom.neuron.LiquidTimeConstant.Outside;
import spikeloom.neuron.LiquidTimeConstant.Response;
import spikeloom.neuron.LiquidTimeConstant.State;
import spikeloom.random.FastRandom;

final class LiquidTimeConstantTest {
  private static final int STEPS = 9;
  private static final int NEURONS = 3;

  /** Which weights a layer has. */
  private enum Kind {
    LIQUID,
    LIQUID_FEED_FORWARD,
    PLAIN_ADAPTIVE,
    PLAIN_FEED_FORWARD
  }

  @ParameterizedTest
  @EnumSource(value = Surrogate.class, names = "BOXCAR", mode = EnumSource.Mode.EXCLUDE)
  void theAdjointIsTheDerivativeForEverySmoothSpike(Surrogate surrogate) {
    requireDerivative(LiquidTimeConstant.ADAPTIVE, Kind.LIQUID, surrogate);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theAdjointIsTheDerivativeOfEveryKindOfLayer(Kind kind) {
    requireDerivative(LiquidTimeConstant.ADAPTIVE, kind, Surrogate.MULTI_GAUSSIAN);
    requireDerivative(LiquidTimeConstant.FIXED, kind, Surrogate.MULTI_GAUSSIAN);
  }

  @Test
  void theAdjointIsTheDerivativeOfALeakyIntegrator() {
    requireDerivative(LiquidTimeConstant.INTEGRATOR, Kind.LIQUID_FEED_FORWARD, Surrogate.SIGMOID);
  }

  private static void requireDerivative(LiquidTimeConstant neuron, Kind kind, Surrogate surrogate) {
    FastRandom random = new FastRandom(7);
    DoubleUnaryOperator smooth = SmoothSpike.of(surrogate);
    boolean silent = Double.isInfinite(neuron.threshold());
    DoubleUnaryOperator spike = silent ? LiquidTimeConstant.STEP : smooth;
    Outside outside = new Outside(gaussian(random), gaussian(random));
    double[] x = new double[size(kind)];
    Arrays.setAll(x, i -> 0.6 * random.nextGaussian());
    double[] expected =
        FiniteDifference.gradient(
            x, 1e-4, at -> loss(new Unpacked(at, kind).respond(neuron, spike), outside));
    Unpacked unpacked = new Unpacked(x, kind);
    Response response = unpacked.respond(neuron, spike);
    double[][] slope = new double[STEPS][NEURONS];
    for (int t = 0; t < STEPS; t++) {
      double[] margin = response.margin()[t];
      Arrays.setAll(slope[t], n -> surrogate.at(margin[n]));
    }
    Adjoint adjoint = neuron.adjoint(response, unpacked.weights, slope, outside);
    double[] actual = packed(adjoint);
    double error = FiniteDifference.relativeError(expected, actual);
    double bound =
        surrogate == Surrogate.TRIANGLE || surrogate == Surrogate.FAST_SIGMOID ? 1e-5 : 1e-7;
    assertTrue(error < bound, neuron + " " + kind + ": relative error " + error);
  }

  private static double loss(Response response, Outside outside) {
    double sum = 0;
    for (int t = 0; t < STEPS; t++) {
      double[] u = response.after(t + 1).potential();
      for (int n = 0; n < NEURONS; n++) {
        sum += outside.spikes()[t][n] * response.spikes()[t][n];
        sum += outside.potential()[t][n] * u[n];
      }
    }
    return sum;
  }

  private static double[][] gaussian(FastRandom random) {
    double[][] values = new double[STEPS][NEURONS];
    for (double[] row : values) {
      Arrays.setAll(row, n -> random.nextGaussian());
    }
    return values;
  }

  private static int matrices(Kind kind) {
    return switch (kind) {
      case LIQUID -> 5;
      case LIQUID_FEED_FORWARD -> 4;
      case PLAIN_ADAPTIVE -> 1;
      case PLAIN_FEED_FORWARD -> 0;
    };
  }

  private static int size(Kind kind) {
    return NEURONS * (STEPS + 6 + matrices(kind) * NEURONS);
  }

  /** Currents, start, biases and matrices, one behind the other. */
  private static final class Unpacked {
    private final double[] x;
    private int at;
    final double[][] current;
    final State start;
    final LiquidWeights weights;

    Unpacked(double[] x, Kind kind) {
      this.x = x;
      current = rows(STEPS);
      start = new State(row(), row(), row());
      double[] bias = row();
      double[] em = row();
      double[] ea = row();
      boolean liquid = kind == Kind.LIQUID || kind == Kind.LIQUID_FEED_FORWARD;
      boolean recurrent = kind == Kind.LIQUID || kind == Kind.PLAIN_ADAPTIVE;
      double[][] wr = rows(recurrent ? NEURONS : 0);
      int gateRows = liquid ? NEURONS : 0;
      weights =
          new LiquidWeights(
              wr,
              bias,
              new LiquidWeights.Gate(rows(gateRows), rows(gateRows), em),
              new LiquidWeights.Gate(rows(gateRows), rows(gateRows), ea));
    }

    private double[] row() {
      at += NEURONS;
      return Arrays.copyOfRange(x, at - NEURONS, at);
    }

    private double[][] rows(int count) {
      double[][] rows = new double[count][];
      Arrays.setAll(rows, r -> row());
      return rows;
    }

    Response respond(LiquidTimeConstant neuron, DoubleUnaryOperator spike) {
      return neuron.respond(current, weights, start, spike);
    }
  }

  private static double[] packed(Adjoint adjoint) {
    LiquidWeights w = adjoint.weights();
    State start = adjoint.start();
    double[][][] all = {
      adjoint.current(),
      {start.potential(), start.spikes(), start.adaptation()},
      {w.bias(), w.membrane().bias(), w.adaptation().bias()},
      w.recurrent(),
      w.membrane().drive(),
      w.membrane().state(),
      w.adaptation().drive(),
      w.adaptation().state()
    };
    return Arrays.stream(all).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }

  @Test
  void aSpikeResetsThePotentialToZeroAndRaisesTheNextThreshold() {
    LiquidWeights plain = plain(1e3, 0); // gates of 1 and 1/2
    Response response =
        LiquidTimeConstant.ADAPTIVE.respond(
            new double[][] {{2}, {0.5}, {0.5}}, plain, State.zero(1), LiquidTimeConstant.STEP);
    assertArrayEquals(new double[] {1}, response.spikes()[0]);
    assertArrayEquals(new double[] {0}, response.after(1).potential());
    assertEquals(0.5 - (0.1 + 1.8 * 0.5), response.margin()[1][0], 1e-15);
    assertEquals(0.5 - (0.1 + 1.8 * 0.25), response.margin()[2][0], 1e-15);
    assertArrayEquals(new double[] {0}, response.spikes()[1]);
    assertArrayEquals(new double[] {0.5}, response.after(2).potential());
  }

  @Test
  void withAFixedThresholdTheAdaptationRests() {
    Response response =
        LiquidTimeConstant.FIXED.respond(
            new double[][] {{2}, {2}, {0.5}},
            plain(1e3, 0),
            State.zero(1),
            LiquidTimeConstant.STEP);
    assertEquals(1.5, response.margin()[1][0], 1e-15);
    assertEquals(0, response.adaptation()[2][0]);
    assertEquals(0, response.spikes()[2][0], "the threshold itself does not fire");
  }

  @Test
  void aConstantGateIsTheDecayOfAPlainLeakyMembrane() {
    double decay = 0.9;
    Response response =
        LiquidTimeConstant.INTEGRATOR.respond(
            new double[][] {{1}, {1}, {1}},
            plain(StochasticReadout.logit(1 - decay), 0),
            State.zero(1),
            LiquidTimeConstant.STEP);
    assertEquals(1 - Math.pow(decay, 3), response.potential()[2][0], 1e-15);
  }

  private static LiquidWeights plain(double membrane, double adaptation) {
    return LiquidWeights.feedForward(
        new double[1],
        LiquidWeights.Gate.constant(new double[] {membrane}),
        LiquidWeights.Gate.constant(new double[] {adaptation}));
  }

  @Test
  void constantsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LiquidTimeConstant(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new LiquidTimeConstant(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new LiquidTimeConstant(1, -1));
    assertThrows(
        IllegalArgumentException.class, () -> new LiquidTimeConstant(1, Double.POSITIVE_INFINITY));
  }
}
