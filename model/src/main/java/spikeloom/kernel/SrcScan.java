package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Rows;

/**
 * A layer of spiking recurrent cells over all steps of one sample. Equations and adjoint: see
 * {@code spikeloom.neuron.SpikingRecurrentCell}. A step is taken by all cells together: each cell's
 * step depends on its last one through a hyperbolic tangent, whose latency is hidden by other
 * cells.
 */
public final class SrcScan {
  private static final int TRACES = 5;

  // Rows of the state in the forward pass: i, h and hs, then the gate as scratch.
  static final int CURRENT = 0;
  static final int FAST = 1;
  static final int SLOW = 2;
  static final int GATE = 3;

  // In the backward pass: the gradients of i and a, of h through the next step, and of hs. The gate
  // is
  // in the row between them.
  static final int OF_CURRENT = 0;
  static final int OF_ARGUMENT = 1;
  static final int OF_FAST = 2;
  static final int OF_SLOW = 4;

  final float alpha;
  final float rho;
  final float zhyp;
  final float zdep;
  final float gateSlope;
  final float silentSlope;
  final boolean attached;

  /**
   * Constants of all cells of a layer.
   *
   * @param alpha decay of the current per step
   * @param rho bound of the drive
   * @param zhyp decay of the slow state with a closed gate
   * @param zdep decay with an open gate
   * @param gateSlope slope of the gate's logistic function around 0.5; infinite for a step
   */
  public record Constants(double alpha, double rho, double zhyp, double zdep, double gateSlope) {}

  /** Whether gradients flow back through the recurrent states. */
  public enum Recurrence {
    /** Only through the current. */
    DETACHED,
    /** Through all states; {@link Tape#slow} is needed. */
    ATTACHED
  }

  /**
   * Constants of each cell, a row each.
   *
   * @param bias b
   * @param r weight of the fast state
   * @param rs weight of the slow state
   */
  public record Cells(Rows bias, Rows r, Rows rs) {}

  /**
   * The values of a sample stored for the backward pass, a row per step.
   *
   * @param drive input currents, overwritten by x
   * @param fast overwritten by h
   * @param slow overwritten by hs; of width 0 if not needed
   * @param argument noise, overwritten by the argument before noise; of width 0 without noise
   */
  public record Tape(Rows drive, Rows fast, Rows slow, Rows argument) {
    /** The same from a row on. */
    public Tape from(int row) {
      return new Tape(drive.from(row), fast.from(row), slow.from(row), argument.from(row));
    }
  }

  /**
   * A layer's kernel.
   *
   * @param silentSlope derivative of a pulse in h where h is not above 0: 0, or 1 to let errors
   *     reach silent cells
   */
  public SrcScan(Constants constants, Recurrence recurrence, double silentSlope) {
    alpha = (float) constants.alpha();
    rho = (float) constants.rho();
    zhyp = (float) constants.zhyp();
    zdep = (float) constants.zdep();
    gateSlope = (float) constants.gateSlope();
    attached = recurrence == Recurrence.ATTACHED;
    this.silentSlope = (float) silentSlope;
  }

  /** Creates the zero state of a layer with rows of {@code stride}. */
  public static Rows state(int stride) {
    return Rows.of(TRACES, stride);
  }

  /** Whether the gate is a step. */
  boolean step() {
    return Float.isInfinite(gateSlope);
  }

  /** G'(h) divided by G (1 - G). */
  float gateGradient() {
    return step() ? 0 : gateSlope;
  }

  /**
   * Runs the layer.
   *
   * @param state rows i, h and hs before the first step, overwritten by those after the last; then
   *     two rows of scratch
   */
  public void forward(Tape tape, int steps, Cells cells, Rows state) {
    int width = tape.drive.width();
    for (int t = 0; t < steps; t++) {
      if (VectorUnit.PRESENT) {
        VectorSrcScan.forward(this, tape, t, cells, state);
      } else {
        PlainSrcScan.forward(this, tape, t, cells, state);
      }
      if (tape.slow.width() > 0) {
        int to = tape.slow.index(t, 0);
        System.arraycopy(state.values(), state.index(SLOW, 0), tape.slow.values(), to, width);
      }
    }
    int last = tape.fast.index(steps - 1, 0);
    System.arraycopy(tape.fast.values(), last, state.values(), state.index(FAST, 0), width);
  }

  /**
   * The adjoint of {@link #forward}; the state before the first step is a constant.
   *
   * @param tape the result of {@link #forward}; its argument, if any, was replaced by the rate's
   *     gradient in it (padding 0), to be added
   * @param adjoint a row per step: gradient of the pulses, overwritten by that of the currents
   * @param drivePrice factor of x in the rate's gradient in x
   * @param biasGradient one row, overwritten
   * @param state scratch, as {@link #state} makes it
   */
  public void backward(
      Tape tape,
      Rows adjoint,
      int steps,
      double drivePrice,
      Cells cells,
      Rows biasGradient,
      Rows state) {
    int width = tape.drive.width();
    Arrays.fill(state.values(), 0f);
    Arrays.fill(
        biasGradient.values(), biasGradient.index(0, 0), biasGradient.index(0, 0) + width, 0f);
    float rateWeight = (float) drivePrice;
    for (int t = steps - 1; t >= 0; t--) {
      if (VectorUnit.PRESENT) {
        VectorSrcScan.backward(this, tape, adjoint, t, rateWeight, biasGradient, state);
      } else {
        PlainSrcScan.backward(this, tape, adjoint, t, rateWeight, biasGradient, state);
      }
      if (attached && t > 0) {
        if (VectorUnit.PRESENT) {
          VectorSrcScan.recur(this, tape, t, cells, state);
        } else {
          PlainSrcScan.recur(this, tape, t, cells, state);
        }
      }
    }
  }

  /** The array that holds h before step {@code t}: the tape's, or the state's. */
  static float[] before(Tape tape, int t, Rows state) {
    return t == 0 ? state.values() : tape.fast.values();
  }

  /** Where h before step {@code t} begins in that array. */
  static int beforeAt(Tape tape, int t, Rows state) {
    return t == 0 ? state.index(FAST, 0) : tape.fast.index(t - 1, 0);
  }
}
