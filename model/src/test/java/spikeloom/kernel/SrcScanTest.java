package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.SpikingRecurrentCell;
import spikeloom.neuron.SpikingRecurrentCell.Gate;
import spikeloom.neuron.SpikingRecurrentCell.Rectifier;
import spikeloom.random.FastRandom;

/** The fused scan against the cell in double precision. */
final class SrcScanTest {
  private static final int CELLS = 37;
  private static final int STRIDE = Padding.stride(CELLS);
  private static final Rows NONE = Rows.of(0, 0);

  /** A layer with everything that its kernel works on. */
  private static final class Layer {
    final SpikingRecurrentCell cell;
    final SrcScan scan;
    final int steps;
    final SrcScan.Cells cells =
        new SrcScan.Cells(Rows.of(1, STRIDE), Rows.of(1, STRIDE), Rows.of(1, STRIDE));
    final Rows current;
    final Rows noise;
    final Rows outside;
    final SrcScan.Tape tape;
    final Rows state = SrcScan.state(STRIDE);

    Layer(SpikingRecurrentCell cell, int steps, PulseNoise kind, FastRandom random) {
      this.cell = cell;
      this.steps = steps;
      scan = scan(cell);
      current = Rows.of(steps, STRIDE);
      noise = kind == PulseNoise.NONE ? NONE : Rows.of(steps, STRIDE);
      outside = Rows.of(steps, STRIDE);
      for (int n = 0; n < CELLS; n++) {
        put(cells.bias(), 0, n, -5 + 0.4 * random.nextGaussian());
        put(cells.r(), 0, n, cell.constants().r());
        put(cells.rs(), 0, n, cell.constants().rs());
        SpikingRecurrentCell.State start = cell.rest(get(cells.bias(), 0, n));
        put(state, SrcScan.FAST, n, start.fast());
        put(state, SrcScan.SLOW, n, start.slow());
        for (int t = 0; t < steps; t++) {
          put(current, t, n, 0.2 + 0.8 * random.nextGaussian());
          put(outside, t, n, random.nextGaussian());
          if (noise.width() > 0) {
            put(noise, t, n, 0.3 * random.nextGaussian());
          }
        }
      }
      Rows slow = scan.attached ? Rows.of(steps, STRIDE) : NONE;
      tape =
          new SrcScan.Tape(
              LifScanTest.copy(current),
              Rows.of(steps, STRIDE),
              slow,
              noise.width() > 0 ? LifScanTest.copy(noise) : NONE);
    }

    SpikingRecurrentCell.Response respond(int n) {
      return respond(n, 0);
    }

    SpikingRecurrentCell.Response respond(int n, double moreBias) {
      double[] disturbance = noise.width() > 0 ? column(noise, n) : new double[steps];
      double bias = get(cells.bias(), 0, n);
      SpikingRecurrentCell.State rest = cell.rest(bias);
      // The start as the kernel sees it: rounded.
      SpikingRecurrentCell.State start =
          new SpikingRecurrentCell.State(0, (float) rest.fast(), (float) rest.slow());
      return cell.respond(column(current, n), disturbance, bias + moreBias, start);
    }

    double[] column(Rows rows, int n) {
      return LifScanTest.column(rows, steps, n);
    }
  }

  private static SrcScan scan(SpikingRecurrentCell cell) {
    SpikingRecurrentCell.Constants k = cell.constants();
    return new SrcScan(
        new SrcScan.Constants(k.alpha(), k.rho(), k.zhyp(), k.zdep(), cell.gate().slope()),
        SrcScan.Recurrence.valueOf(cell.recurrence().name()),
        cell.rectifier() == Rectifier.BYPASSED ? 1 : 0);
  }

  private static void put(Rows rows, int row, int column, double value) {
    rows.values()[rows.index(row, column)] = (float) value;
  }

  private static double get(Rows rows, int row, int column) {
    return rows.values()[rows.index(row, column)];
  }

  @ParameterizedTest
  @CsvSource({
    "STEP, DETACHED, BYPASSED",
    "STEP, DETACHED, EXACT",
    "STEP, ATTACHED, BYPASSED",
    "STEP, ATTACHED, EXACT",
    "LOGISTIC, DETACHED, BYPASSED",
    "LOGISTIC, DETACHED, EXACT",
    "LOGISTIC, ATTACHED, BYPASSED",
    "LOGISTIC, ATTACHED, EXACT"
  })
  void forwardAndBackwardAgreeWithTheCell(
      Gate gate, SpikingRecurrentCell.Recurrence recurrence, Rectifier rectifier) {
    SpikingRecurrentCell cell = SpikingRecurrentCell.PAPER.with(gate).with(recurrence, rectifier);
    FastRandom random = new FastRandom(gate.ordinal() + 2 * recurrence.ordinal());
    for (int steps : new int[] {1, 2, 33, 60}) {
      for (PulseNoise kind :
          new PulseNoise[] {
            PulseNoise.NONE, new PulseNoise.Logistic(0.3, 0.05), new PulseNoise.Gaussian(0.4)
          }) {
        requireAgreement(new Layer(cell, steps, kind, random), kind);
      }
    }
  }

  private static void requireAgreement(Layer layer, PulseNoise kind) {
    double rateWeight = 0.3;
    layer.scan.forward(layer.tape, layer.steps, layer.cells, layer.state);
    SrcScan.Tape tape = layer.tape;
    Rows argument = tape.argument().width() > 0 ? LifScanTest.copy(tape.argument()) : NONE;
    double drivePrice = kind instanceof PulseNoise.Gaussian g ? rateWeight * g.driveSlope(1) : 0;
    for (int n = 0; n < CELLS && tape.argument().width() > 0; n++) {
      for (int t = 0; t < layer.steps; t++) {
        put(tape.argument(), t, n, rateWeight * kind.argumentSlope(get(argument, t, n)));
      }
    }
    Rows adjoint = LifScanTest.copy(layer.outside);
    Rows bias = Rows.of(1, STRIDE);
    Arrays.fill(bias.values(), 5f); // is overwritten
    layer.scan.backward(
        tape, adjoint, layer.steps, drivePrice, layer.cells, bias, SrcScan.state(STRIDE));

    int compared = 0;
    for (int n = 0; n < CELLS; n++) {
      SpikingRecurrentCell.Response response = layer.respond(n);
      if (closest(response.fast()) < 1e-3 || amplification(layer, n, response) > 30) {
        continue; // what is rounded to float may take another way
      }
      compared++;
      requireNear(response.drive(), layer.column(tape.drive(), n), 1e-5, "drive");
      requireNear(response.fast(), layer.column(tape.fast(), n), 2e-4, "fast state");
      if (tape.slow().width() > 0) {
        requireNear(response.slow(), layer.column(tape.slow(), n), 3e-4, "slow state");
      }
      if (argument.width() > 0) {
        requireNear(response.argument(), layer.column(argument, n), 3e-3, "argument");
      }
      SpikingRecurrentCell.Adjoint expected =
          layer.cell.adjoint(response, layer.column(layer.outside, n), kind, rateWeight);
      double size = 0.1;
      for (double value : expected.current()) {
        size = Math.max(size, Math.abs(value));
      }
      requireNear(expected.current(), layer.column(adjoint, n), 2e-3 * size, "adjoint");
      assertEquals(expected.bias(), get(bias, 0, n), 2e-3 * layer.steps * size, "bias");
    }
    assertTrue(compared > CELLS / 3, compared + " cells compared");
    requireSilentPadding(layer, adjoint, bias);
  }

  private static double closest(double[] fast) {
    double closest = 1;
    for (double h : fast) {
      closest = Math.min(closest, Math.min(Math.abs(h - Gate.CENTRE), Math.abs(h)));
    }
    return closest;
  }

  // By how much a small change of the bias has grown in the fast state.
  private static double amplification(Layer layer, int n, SpikingRecurrentCell.Response response) {
    double[] other = layer.respond(n, 1e-8).fast();
    double largest = 0;
    for (int t = 0; t < other.length; t++) {
      largest = Math.max(largest, Math.abs(other[t] - response.fast()[t]));
    }
    return largest / 1e-8;
  }

  private static void requireNear(double[] expected, double[] actual, double near, String what) {
    assertArrayEquals(expected, actual, near, what);
  }

  private static void requireSilentPadding(Layer layer, Rows adjoint, Rows bias) {
    for (int n = CELLS; n < STRIDE; n++) {
      assertEquals(0, get(bias, 0, n), "padding of the bias");
      for (int t = 0; t < layer.steps; t++) {
        assertEquals(0, get(layer.tape.fast(), t, n), "padding fires");
        assertEquals(0, get(adjoint, t, n), "padding of the adjoint");
      }
    }
  }

  @Test
  void twoWindowsThatHandOnTheirStateAreOneRun() {
    SpikingRecurrentCell cell = SpikingRecurrentCell.PAPER;
    Layer whole = new Layer(cell, 50, PulseNoise.NONE, new FastRandom(8));
    Layer parts = new Layer(cell, 50, PulseNoise.NONE, new FastRandom(8));
    whole.scan.forward(whole.tape, 50, whole.cells, whole.state);
    parts.scan.forward(parts.tape, 37, parts.cells, parts.state);
    parts.scan.forward(parts.tape.from(37), 13, parts.cells, parts.state);
    assertArrayEquals(whole.tape.fast().values(), parts.tape.fast().values());
    for (int row : new int[] {SrcScan.CURRENT, SrcScan.FAST, SrcScan.SLOW}) {
      for (int n = 0; n < CELLS; n++) {
        assertEquals(get(whole.state, row, n), get(parts.state, row, n));
      }
    }
  }

  @Test
  void cellsMayHaveRecurrentWeightsOfTheirOwn() {
    SpikingRecurrentCell paper = SpikingRecurrentCell.PAPER;
    SpikingRecurrentCell.Constants k = paper.constants();
    SpikingRecurrentCell other =
        new SpikingRecurrentCell(
            new SpikingRecurrentCell.Constants(k.alpha(), k.rho(), 2.2, -6.5, k.zhyp(), k.zdep()),
            paper.gate(),
            paper.recurrence(),
            paper.rectifier(),
            paper.bias());
    Layer mixed = new Layer(paper, 60, PulseNoise.NONE, new FastRandom(3));
    Layer pure = new Layer(other, 60, PulseNoise.NONE, new FastRandom(3));
    put(mixed.cells.r(), 0, 5, 2.2);
    put(mixed.cells.rs(), 0, 5, -6.5);
    for (int row : new int[] {SrcScan.FAST, SrcScan.SLOW}) {
      put(mixed.state, row, 5, get(pure.state, row, 5));
    }
    mixed.scan.forward(mixed.tape, 60, mixed.cells, mixed.state);
    pure.scan.forward(pure.tape, 60, pure.cells, pure.state);
    assertArrayEquals(pure.column(pure.tape.fast(), 5), mixed.column(mixed.tape.fast(), 5));
  }
}
