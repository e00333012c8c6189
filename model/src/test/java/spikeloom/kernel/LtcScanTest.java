package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

final class LtcScanTest {
  private static final int WIDTH = 64;
  private static final int COLUMNS = 50;
  private static final LtcScan.Chance CHANCE = new LtcScan.Chance(0.342f, -0.85f);
  private static final Range ROW = new Range(0, 1);

  private final FastRandom random = new FastRandom(3);

  @BeforeEach
  void thereAreVectors() {
    assumeTrue(VectorUnit.PRESENT);
  }

  private Rows random(double from, double to) {
    Rows rows = Rows.of(1, WIDTH);
    for (int j = 0; j < COLUMNS; j++) {
      rows.values()[rows.index(0, j)] = (float) (from + (to - from) * random.nextFloat());
    }
    return rows;
  }

  private static Rows copy(Rows rows) {
    return new Rows(rows.values().clone(), rows.at(), rows.width(), rows.stride());
  }

  private LtcScan.Step step() {
    return new LtcScan.Step(
        random(-2, 3), random(0, 1), random(0, 1), random(-1, 1), state(), state());
  }

  private LtcScan.State state() {
    Rows spikes = random(0, 2);
    for (int j = 0; j < spikes.values().length; j++) {
      spikes.values()[j] = (int) spikes.values()[j];
    }
    return new LtcScan.State(random(-1, 1), spikes, random(0, 1));
  }

  private static LtcScan.Step copy(LtcScan.Step step) {
    return new LtcScan.Step(
        copy(step.drive()),
        copy(step.membraneGate()),
        copy(step.adaptationGate()),
        copy(step.potential()),
        copy(step.before()),
        copy(step.after()));
  }

  private static LtcScan.State copy(LtcScan.State state) {
    return new LtcScan.State(
        copy(state.potential()), copy(state.spikes()), copy(state.adaptation()));
  }

  private static void requireEqual(Rows expected, Rows actual) {
    assertArrayEquals(expected.values(), actual.values(), 2e-6f);
  }

  private static void requireEqual(LtcScan.State expected, LtcScan.State actual) {
    requireEqual(expected.potential(), actual.potential());
    requireEqual(expected.spikes(), actual.spikes());
    requireEqual(expected.adaptation(), actual.adaptation());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1.8})
  void vectorsAndPlainLoopsStepAlike(double adaptation) {
    LtcScan scan = new LtcScan(0.1, adaptation);
    LtcScan.Step plain = step();
    LtcScan.Step vector = copy(plain);
    PlainLtcScan.integrate(scan, plain, 0);
    VectorLtcScan.integrate(scan, vector, 0);
    requireEqual(plain.potential(), vector.potential());
    requireEqual(plain.after(), vector.after());
    PlainLtcScan.fire(scan, plain, 0);
    VectorLtcScan.fire(scan, vector, 0);
    requireEqual(plain.after(), vector.after());
  }

  @Test
  void vectorsAndPlainLoopsDrawAlike() {
    LtcScan scan = new LtcScan(0.1, 1.8);
    LtcScan.Step plain = step();
    PlainLtcScan.integrate(scan, plain, 0);
    LtcScan.Step vector = copy(plain);
    Rows uniform = random(0, 1);
    Rows plainRate = Rows.of(1, WIDTH);
    Rows vectorRate = Rows.of(1, WIDTH);
    PlainLtcScan.draw(plain, 0, CHANCE, uniform, plainRate);
    VectorLtcScan.draw(vector, 0, CHANCE, uniform, vectorRate);
    requireEqual(plain.after(), vector.after());
    requireEqual(plainRate, vectorRate);
  }

  @Test
  void theRateIsTheDivergenceFromThePriorAndItsGradientTheDerivative() {
    Rows margin = random(-2, 2);
    LtcScan.Step step = step();
    System.arraycopy(margin.values(), 0, step.after().spikes().values(), 0, margin.values().length);
    Rows rate = Rows.of(1, WIDTH);
    PlainLtcScan.draw(step, 0, CHANCE, random(0, 1), rate);
    Rows plain = Rows.of(1, WIDTH);
    Rows vector = Rows.of(1, WIDTH);
    Rows reference = Rows.of(1, WIDTH);
    Arrays.fill(reference.values(), CHANCE.prior());
    PlainLtcScan.rateGradient(margin, reference, 0, CHANCE.width(), 0.7f, plain);
    VectorLtcScan.rateGradient(margin, reference, 0, CHANCE.width(), 0.7f, vector);
    requireEqual(plain, vector);
    for (int j = 0; j < COLUMNS; j++) {
      int at = margin.index(0, j);
      double v = margin.values()[at];
      assertEquals(divergence(v), rate.values()[at], 2e-6);
      double derivative = (divergence(v + 1e-5) - divergence(v - 1e-5)) / 2e-5;
      assertEquals(0.7 * derivative, plain.values()[at], 2e-5);
    }
  }

  private static double divergence(double margin) {
    double p = 1 / (1 + Math.exp(-margin / CHANCE.width()));
    double r = 1 / (1 + Math.exp(-CHANCE.prior()));
    return p * Math.log(p / r) + (1 - p) * Math.log((1 - p) / (1 - r));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1.8})
  void vectorsAndPlainLoopsGoBackAlike(double adaptation) {
    LtcScan scan = new LtcScan(0.1, adaptation);
    LtcScan.Step plain = step();
    LtcScan.Step vector = copy(plain);
    LtcScan.State carried = state();
    LtcScan.State same = copy(carried);
    LtcScan.Outside outside = new LtcScan.Outside(random(-1, 1), random(0, 1), random(-1, 1));
    PlainLtcScan.backward(scan, plain, 0, outside, carried);
    VectorLtcScan.backward(scan, vector, 0, outside, same);
    requireEqual(plain.potential(), vector.potential());
    requireEqual(plain.membraneGate(), vector.membraneGate());
    requireEqual(plain.adaptationGate(), vector.adaptationGate());
    requireEqual(carried.potential(), same.potential());
    requireEqual(carried.spikes(), same.spikes());
    if (adaptation > 0) {
      requireEqual(carried.adaptation(), same.adaptation());
    }
  }

  @Test
  void vectorsAndPlainLoopsOpenGatesAndMeasureMarginsAlike() {
    Rows plain = random(-5, 5);
    Rows vector = copy(plain);
    Rows more = random(-5, 5);
    Rows bias = random(-1, 1);
    int at = plain.at();
    PlainLtcScan.gate(plain.values(), at, more.values(), more.at(), bias, WIDTH);
    VectorLtcScan.gate(vector.values(), at, more.values(), more.at(), bias, WIDTH);
    requireEqual(plain, vector);
    LtcScan scan = new LtcScan(0.1, 1.8);
    LtcScan.Step step = step();
    PlainLtcScan.margins(scan, step, 0, plain);
    VectorLtcScan.margins(scan, step, 0, vector);
    requireEqual(plain, vector);
    assertTrue(plain.values()[at] < step.potential().values()[at]);
  }

  @Test
  void theGradientOfTheRateIsZeroInThePadding() {
    Rows gradient = Rows.of(1, WIDTH);
    LtcScan.rateGradient(random(-1, 1), random(-1, 1), ROW, CHANCE.width(), 1f, COLUMNS, gradient);
    for (int j = COLUMNS; j < WIDTH; j++) {
      assertEquals(0f, gradient.values()[gradient.index(0, j)]);
    }
  }
}
