package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.neuron.SpikingRecurrentCell.Adjoint;
import spikeloom.neuron.SpikingRecurrentCell.Bias;
import spikeloom.neuron.SpikingRecurrentCell.Constants;
import spikeloom.neuron.SpikingRecurrentCell.Gate;
import spikeloom.neuron.SpikingRecurrentCell.Rectifier;
import spikeloom.neuron.SpikingRecurrentCell.Recurrence;
import spikeloom.neuron.SpikingRecurrentCell.Response;
import spikeloom.neuron.SpikingRecurrentCell.State;
import spikeloom.random.FastRandom;

final class SpikingRecurrentCellTest {
  private static final SpikingRecurrentCell PAPER = SpikingRecurrentCell.PAPER;
  private static final int STEPS = 40;

  static List<JsonNode> cells() throws IOException {
    return TestVectors.cases("src_cells.json", 15);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void statesAndGradientsAreThoseOfTheTestVectors(JsonNode vector) throws IOException {
    SpikingRecurrentCell cell = cell(vector);
    double[][] x = TestVectors.matrix(vector.get("x"));
    double[][] weights = TestVectors.matrix(vector.get("W"));
    double[][] loss = TestVectors.matrix(vector.get("c"));
    double[][] dWeights = TestVectors.matrix(vector.get("dW"));
    double[][] dx = new double[x.length][x[0].length];
    for (int n = 0; n < weights.length; n++) {
      int neuron = n;
      double[] current = Arrays.stream(x).mapToDouble(in -> dot(weights[neuron], in)).toArray();
      State start = new State(at(vector, "i0", n), at(vector, "h0", n), at(vector, "hs0", n));
      Response response =
          cell.respond(current, new double[current.length], at(vector, "b", n), start);
      requireColumn(vector, "i", n, response.current());
      requireColumn(vector, "xs", n, response.drive());
      requireColumn(vector, "zs", n, response.gate());
      requireColumn(vector, "h", n, response.fast());
      requireColumn(vector, "hs", n, response.slow());
      requireColumn(vector, "s", n, response.pulses());
      double[] outside = Arrays.stream(loss).mapToDouble(c -> c[neuron]).toArray();
      Adjoint adjoint = cell.adjoint(response, outside, PulseNoise.NONE, 1);
      assertEquals(at(vector, "db", n), adjoint.bias(), 1e-9, "bias");
      for (int j = 0; j < x[0].length; j++) {
        double sum = 0;
        for (int t = 0; t < x.length; t++) {
          sum += adjoint.current()[t] * x[t][j];
          dx[t][j] += adjoint.current()[t] * weights[n][j];
        }
        assertEquals(dWeights[n][j], sum, 1e-9, "weight");
      }
    }
    for (int t = 0; t < x.length; t++) {
      for (int j = 0; j < x[0].length; j++) {
        assertEquals(vector.get("dx").get(t).get(j).asDouble(), dx[t][j], 1e-9, "input");
      }
    }
  }

  private static SpikingRecurrentCell cell(JsonNode vector) throws IOException {
    JsonNode c = TestVectors.read("src_cells.json").get("constants");
    assertEquals(Gate.LOGISTIC.slope(), c.get("slope").asDouble());
    assertEquals(Gate.CENTRE, c.get("centre").asDouble());
    Constants constants =
        new Constants(
            c.get("alpha").asDouble(),
            c.get("rho").asDouble(),
            c.get("r").asDouble(),
            c.get("rs").asDouble(),
            c.get("zhyp").asDouble(),
            c.get("zdep").asDouble());
    assertEquals(PAPER.constants(), constants);
    return PAPER
        .with(vector.get("gate").asText().equals("step") ? Gate.STEP : Gate.LOGISTIC)
        .with(
            vector.get("detach").asBoolean() ? Recurrence.DETACHED : Recurrence.ATTACHED,
            vector.get("bypass").asBoolean() ? Rectifier.BYPASSED : Rectifier.EXACT);
  }

  private static double at(JsonNode vector, String name, int n) {
    return vector.get(name).get(n).asDouble();
  }

  private static void requireColumn(JsonNode vector, String name, int n, double[] actual) {
    for (int t = 0; t < actual.length; t++) {
      double expected = vector.get(name).get(t).get(n).asDouble();
      assertEquals(expected, actual[t], 1e-10, name + " of cell " + n + " at step " + t);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** One random case: currents with the bias behind them, noise, and the loss. */
  private record Case(double[] x, double[] noise, double[] outside) {
    static Case random(long seed) {
      FastRandom random = new FastRandom(seed);
      double[] x = new double[STEPS + 1];
      double[] noise = new double[STEPS];
      double[] outside = new double[STEPS];
      for (int t = 0; t < STEPS; t++) {
        x[t] = 0.3 + random.nextGaussian();
        noise[t] = 0.3 * random.nextGaussian();
        outside[t] = random.nextGaussian();
      }
      x[STEPS] = -5 + 0.5 * random.nextGaussian();
      return new Case(x, noise, outside);
    }

    Response respond(SpikingRecurrentCell cell) {
      return respond(cell, x);
    }

    Response respond(SpikingRecurrentCell cell, double[] at) {
      State start = new State(0.2, -0.8, -0.7);
      return cell.respond(Arrays.copyOf(at, STEPS), noise, at[STEPS], start);
    }

    void requireGradient(double[] expected, Adjoint adjoint) {
      double[] actual = Arrays.copyOf(adjoint.current(), STEPS + 1);
      actual[STEPS] = adjoint.bias();
      double error = FiniteDifference.relativeError(expected, actual);
      assertTrue(error < 1e-6, "relative error " + error);
    }
  }

  static List<PulseNoise> noises() {
    return List.of(
        PulseNoise.NONE,
        new PulseNoise.Logistic(0.3, 0.05),
        new PulseNoise.LogisticHeights(new PulseNoise.Logistic(0.3, 0.05)),
        new PulseNoise.Gaussian(0.4));
  }

  @ParameterizedTest
  @MethodSource("noises")
  void theAttachedAdjointIsTheDerivativeOfTheResponse(PulseNoise noise) {
    SpikingRecurrentCell cell =
        PAPER.with(Gate.LOGISTIC).with(Recurrence.ATTACHED, Rectifier.EXACT);
    for (int seed = 0; seed < 5; seed++) {
      Case c = Case.random(seed);
      double[] expected =
          FiniteDifference.gradient(
              c.x,
              1e-5,
              at -> {
                Response response = c.respond(cell, at);
                double loss = dot(c.outside, response.pulses());
                for (int t = 0; t < STEPS; t++) {
                  loss += 0.7 * noise.rate(response.drive()[t], response.argument()[t]);
                }
                return loss;
              });
      c.requireGradient(expected, cell.adjoint(c.respond(cell), c.outside, noise, 0.7));
    }
  }

  @ParameterizedTest
  @MethodSource("noises")
  void theDetachedAdjointIsTheDerivativeWithTheRecurrentStatesHeld(PulseNoise noise) {
    for (int seed = 0; seed < 8; seed++) {
      Case c = Case.random(seed);
      for (Rectifier rectifier : Rectifier.values()) {
        SpikingRecurrentCell cell =
            PAPER.with(Gate.values()[seed % 2]).with(Recurrence.DETACHED, rectifier);
        Response held = c.respond(cell);
        double[] expected =
            FiniteDifference.gradient(c.x, 1e-5, at -> detachedLoss(c, at, held, rectifier, noise));
        c.requireGradient(expected, cell.adjoint(held, c.outside, noise, 0.7));
      }
    }
  }

  private static double detachedLoss(
      Case c, double[] at, Response held, Rectifier rectifier, PulseNoise noise) {
    Constants k = PAPER.constants();
    double loss = 0;
    double i = 0.2;
    for (int t = 0; t < STEPS; t++) {
      i = k.alpha() * i + at[t];
      double x = k.rho() * Math.tanh(i / k.rho());
      double h = t == 0 ? -0.8 : held.fast()[t - 1];
      double hs = t == 0 ? -0.7 : held.slow()[t - 1];
      double a = x + k.r() * h + k.rs() * hs + at[STEPS];
      double next = Math.tanh(a + c.noise[t]);
      double pulse = rectifier == Rectifier.BYPASSED ? next : Math.max(0, next);
      loss += c.outside[t] * pulse + 0.7 * noise.rate(x, a);
    }
    return loss;
  }

  @ParameterizedTest
  @CsvSource({"-8, -0.995282", "-6, -0.902689", "-5, -0.787197"})
  void aCellWithoutInputStaysAtItsRestPointAndReachesIt(double bias, double expected) {
    State rest = PAPER.rest(bias);
    assertEquals(expected, rest.fast(), 1e-6);
    double[] silence = new double[500];
    for (State start : new State[] {rest, new State(0, 0, 0)}) {
      Response response = PAPER.respond(silence, silence, bias, start);
      assertEquals(expected, response.fast()[499], 1e-6);
      assertEquals(expected, response.slow()[499], 1e-6);
      assertEquals(0, Arrays.stream(response.pulses()).max().orElseThrow());
    }
  }

  @Test
  void aBiasAboveTheBoundaryMakesACellFireByItself() {
    double[] silence = new double[500];
    State near = new State(0.01, PAPER.rest(-4.2).fast(), PAPER.rest(-4.2).slow());
    assertTrue(onsets(PAPER.respond(silence, silence, -4.2, near)) > 5);
    near = new State(0.01, PAPER.rest(-4.6).fast(), PAPER.rest(-4.6).slow());
    assertEquals(0, onsets(PAPER.respond(silence, silence, -4.6, near)));
  }

  @ParameterizedTest
  @CsvSource({"-6, 1.5, 0", "-6, 1.75, 4.0", "-6, 2.5, 4.5", "-5, 2, 5.0", "-4, 2.9, 6.8"})
  void aSteadyDriveGivesThePublishedRateOfOnsets(double bias, double drive, double percent) {
    Constants k = PAPER.constants();
    double i = k.rho() * atanh(drive / k.rho());
    double[] current = new double[4000];
    Arrays.fill(current, (1 - k.alpha()) * i);
    Response response = PAPER.respond(current, new double[4000], bias, new State(i, -1, -1));
    assertEquals(percent, 100. * onsets(response) / 4000, 0.2);
    double nonZero = Arrays.stream(response.pulses()).filter(s -> s > 0).count() / 4000.;
    assertTrue(nonZero <= 0.2, "share of steps with a pulse " + nonZero);
  }

  private static double atanh(double x) {
    return Math.log((1 + x) / (1 - x)) / 2;
  }

  private static int onsets(Response response) {
    int onsets = 0;
    for (int t = 1; t < response.fast().length; t++) {
      onsets += response.fast()[t] > 0.5 && response.fast()[t - 1] <= 0.5 ? 1 : 0;
    }
    return onsets;
  }

  @Test
  void aStrongInputToARestingCellGivesOnePulse() {
    double[] current = new double[60];
    current[0] = 2;
    double[] pulses = PAPER.respond(current, new double[60], -6, PAPER.rest(-6)).pulses();
    double[] expected = {.256, .985, .995, 0};
    for (int t = 0; t < 4; t++) {
      assertEquals(expected[t], pulses[t], 1e-3);
    }
    assertEquals(Arrays.stream(pulses, 0, 3).sum(), Arrays.stream(pulses).sum());
  }

  @Test
  void theRateOfLogisticNoiseIsThatOfItsEvents() {
    PulseNoise.Logistic noise = new PulseNoise.Logistic(0.3, 0.1);
    // The fast state is above 0.5 where logistic noise of scale tau lifts the argument over it.
    double a = -0.4;
    double p = 1 / (1 + Math.exp((PulseNoise.Logistic.THRESHOLD - a) / 0.3));
    assertEquals(0.5, Math.tanh(PulseNoise.Logistic.THRESHOLD), 1e-15);
    double expected = p * Math.log(p / 0.1) + (1 - p) * Math.log((1 - p) / 0.9);
    assertEquals(expected, noise.rate(1.3, a), 1e-14);
    assertEquals(0, noise.rate(0, PulseNoise.Logistic.THRESHOLD + 0.3 * Math.log(1 / 9.)), 1e-14);
  }

  @Test
  void theRateOfGaussianNoiseIsThatOfTwoNormalDistributions() {
    assertEquals(1.5 * 1.5 / (2 * 0.16), new PulseNoise.Gaussian(0.4).rate(1.5, 7), 1e-14);
  }

  @Test
  void constantsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Constants(1, 3, 2, -7, .9, 0));
    assertThrows(IllegalArgumentException.class, () -> new Constants(.9, 0, 2, -7, .9, 0));
    assertThrows(IllegalArgumentException.class, () -> new Constants(.9, 3, 2, -7, 1.1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Constants(.9, 3, 2, -7, .9, -0.1));
    assertThrows(IllegalArgumentException.class, () -> new Bias(-3, -4, Bias.Training.TRAINED));
    assertThrows(IllegalArgumentException.class, () -> new PulseNoise.Logistic(0, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new PulseNoise.Logistic(0.3, 1));
    assertThrows(IllegalArgumentException.class, () -> new PulseNoise.Gaussian(0));
  }
}
