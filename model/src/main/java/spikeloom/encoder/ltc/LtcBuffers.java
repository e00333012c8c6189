package spikeloom.encoder.ltc;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Range;
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
    rest(new Range(0, capacity.samples()));
  }

  /** Sets the state of some samples before the window to 0. */
  void rest(Range samples) {
    rest(states.potential(), samples);
    rest(states.spikes(), samples);
    rest(states.adaptation(), samples);
  }

  private static void rest(Rows rows, Range samples) {
    int from = rows.index(samples.from(), 0);
    Arrays.fill(rows.values(), from, rows.index(samples.to(), 0), 0f);
  }

  /** Sets the state before the window to the state after it. */
  void continueStream() {
    continueStream(states.potential());
    continueStream(states.spikes());
    continueStream(states.adaptation());
  }

  private void continueStream(Rows rows) {
    int length = capacity.samples() * rows.stride();
    System.arraycopy(rows.values(), last(rows), rows.values(), rows.at(), length);
  }

  /** Number of floats of {@link #saveState}. */
  int stateSize() {
    return 3 * capacity.samples() * states.potential().stride();
  }

  /** Copies the state after the window to {@code to[at ..]}. */
  void saveState(float[] to, int at) {
    int length = stateSize() / 3;
    copyLast(states.potential(), to, at, length);
    copyLast(states.spikes(), to, at + length, length);
    copyLast(states.adaptation(), to, at + 2 * length, length);
  }

  private void copyLast(Rows from, float[] to, int at, int length) {
    System.arraycopy(from.values(), last(from), to, at, length);
  }

  /** Sets the state after the window to that of {@link #saveState}. */
  void restoreState(float[] from, int at) {
    int length = stateSize() / 3;
    setLast(states.potential(), from, at, length);
    setLast(states.spikes(), from, at + length, length);
    setLast(states.adaptation(), from, at + 2 * length, length);
  }

  private void setLast(Rows to, float[] from, int at, int length) {
    System.arraycopy(from, at, to.values(), last(to), length);
  }

  private int last(Rows rows) {
    return rows.index(capacity.steps() * capacity.samples(), 0);
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
