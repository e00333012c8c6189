package spikeloom.encoder.ltc;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.kernel.LtcScan;

/**
 * The buffers of a layer for one window: per neuron, sample and step the drive, both gates, the
 * potential, the gradient of the spike and the state after the step; and the state before the
 * window. The size depends on window, batch and neurons alone.
 */
final class LtcBuffers {
  final Rows drive; // a row per step and sample, as all but the last
  final Rows membraneGate;
  final Rows adaptationGate;
  final Rows potential;
  final LtcScan.State states; // state before the window
  final Rows spikes; // after each step
  final Rows finalPotential; // a row per sample
  final Rows outside; // a row per sample and step
  final LtcScan.Step[] steps;
  final Rows[] outsideOf; // [step], a row per sample
  final LtcScan.Outside[] heard; // [step]
  final LtcScan.State carried; // a row per sample, as all of the scratch
  final Rows product;
  final Rows slope;
  private final LtcWindow.Room capacity;

  LtcBuffers(LtcLayer.Shape shape, LtcWindow.Room capacity, LtcFiring firing) {
    this.capacity = capacity;
    int stride = Padding.stride(shape.neurons());
    int rows = Math.multiplyExact(capacity.samples(), capacity.steps());
    drive = Rows.of(rows, stride);
    membraneGate = Rows.of(rows, stride);
    adaptationGate = shape.adapts() ? Rows.of(rows, stride) : membraneGate;
    potential = Rows.of(rows, stride);
    states = state(rows + capacity.samples(), stride);
    spikes = states.spikes().from(capacity.samples());
    finalPotential = states.potential().from(rows);
    outside = Rows.of(rows, stride);
    carried = state(capacity.samples(), stride);
    product = Rows.of(capacity.samples(), stride);
    slope = Rows.of(capacity.samples(), stride);
    steps = new LtcScan.Step[capacity.steps()];
    outsideOf = bySteps(outside, capacity.steps());
    heard = new LtcScan.Outside[capacity.steps()];
    for (int t = 0; t < capacity.steps(); t++) {
      int at = t * capacity.samples();
      steps[t] =
          new LtcScan.Step(
              drive.from(at),
              membraneGate.from(at),
              adaptationGate.from(at),
              potential.from(at),
              from(states, at),
              from(states, at + capacity.samples()));
      heard[t] = new LtcScan.Outside(outsideOf[t], slope, firing.ofMargin());
    }
  }

  /** Views of rows, one per sample and step: for every step a row per sample. */
  static Rows[] bySteps(Rows rows, int steps) {
    Rows[] views = new Rows[steps];
    int between = steps * rows.stride();
    Arrays.setAll(views, t -> new Rows(rows.values(), rows.index(t, 0), rows.width(), between));
    return views;
  }

  private static LtcScan.State state(int rows, int stride) {
    return new LtcScan.State(Rows.of(rows, stride), Rows.of(rows, stride), Rows.of(rows, stride));
  }

  private static LtcScan.State from(LtcScan.State states, int row) {
    return new LtcScan.State(
        states.potential().from(row), states.spikes().from(row), states.adaptation().from(row));
  }

  /** Sets the state before the window to 0. */
  void rest() {
    rest(states.potential());
    rest(states.spikes());
    rest(states.adaptation());
  }

  private void rest(Rows rows) {
    Arrays.fill(rows.values(), rows.at(), rows.index(capacity.samples(), 0), 0f);
  }

  /** Sets the state before the window to the state after it. */
  void continueStream() {
    continueStream(states.potential());
    continueStream(states.spikes());
    continueStream(states.adaptation());
  }

  private void continueStream(Rows rows) {
    int from = rows.index(capacity.steps() * capacity.samples(), 0);
    int length = capacity.samples() * rows.stride();
    System.arraycopy(rows.values(), from, rows.values(), rows.at(), length);
  }

  /** Clears samples from {@code count} on, because sums over rows include all. */
  void clearGradients(int count) {
    if (count < capacity.samples()) {
      clearGradient(potential, count);
      clearGradient(membraneGate, count);
      clearGradient(adaptationGate, count);
    }
  }

  private void clearGradient(Rows rows, int count) {
    for (int t = 0; t < capacity.steps(); t++) {
      int from = rows.index(t * capacity.samples() + count, 0);
      Arrays.fill(rows.values(), from, rows.index((t + 1) * capacity.samples(), 0), 0f);
    }
  }

  /** Total number of bytes. */
  long bytes() {
    long floats = adaptationGate == membraneGate ? 0 : size(adaptationGate);
    floats += size(drive) + size(membraneGate) + size(potential) + size(outside);
    floats += size(product) + size(slope) + size(states) + size(carried);
    return floats * Float.BYTES;
  }

  private static long size(LtcScan.State state) {
    return size(state.potential()) + size(state.spikes()) + size(state.adaptation());
  }

  private static long size(Rows rows) {
    return rows.values().length;
  }
}
