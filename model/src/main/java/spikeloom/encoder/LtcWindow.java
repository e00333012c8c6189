package spikeloom.encoder;

import java.util.Arrays;
import spikeloom.kernel.DenseGradient;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.LtcScan;
import spikeloom.kernel.Padding;
import spikeloom.kernel.Parameters;
import spikeloom.kernel.Range;
import spikeloom.kernel.Rows;
import spikeloom.kernel.Workers;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.neuron.Surrogate;

/**
 * One window of steps of a mini-batch in a layer of liquid time-constant neurons, forward and back.
 * The size of its buffers depends on the window, the batch and the neurons, not on the length of
 * the stream: {@link #rest} begins one, {@link #carry} goes on from the end of the last window with
 * its state as a constant. Workers divide the samples, and for the gradient the inputs.
 */
public final class LtcWindow {
  private final LtcLayer layer;
  private final Parameters parameters;
  private final Room room;
  private final LtcInput input;
  private final LtcFiring firing;
  private final Surrogate surrogate;
  private final Workers workers;
  private final LtcScan scan;
  private final int neurons;
  private final Rows drive;
  private final Rows membraneGate;
  private final Rows adaptationGate;
  private final Rows potential;
  private final LtcScan.State states; // one more than steps
  private final Rows outside; // a row per sample and step
  private final LtcScan.Step[] steps;
  private final LtcScan.Outside[] heard; // [step]
  private final Rows product; // scratch, a row per sample
  private final Rows slope;
  private final LtcScan.State carried;
  private final LtcTransposed transposed;
  private final DenseGradient dense;
  private int count;

  /** Sizes: largest number of samples, and steps of a window. */
  public record Room(int samples, int steps) {}

  /** What is put together. */
  public record Parts(
      LtcLayer layer, Parameters parameters, LtcInput input, LtcFiring firing, Surrogate slope) {}

  /** Buffers for a window. */
  public LtcWindow(Parts parts, Room room, Workers workers) {
    layer = parts.layer;
    parameters = parts.parameters;
    input = parts.input;
    firing = parts.firing;
    surrogate = parts.slope;
    this.room = room;
    this.workers = workers;
    LtcLayer.Shape shape = layer.shape();
    neurons = shape.neurons();
    scan = new LtcScan(shape.constants().threshold(), shape.constants().adaptation());
    int stride = Padding.stride(neurons);
    int rows = Math.multiplyExact(room.samples, room.steps);
    int statesRows = rows + room.samples;
    drive = Rows.of(rows, stride);
    membraneGate = Rows.of(rows, stride);
    adaptationGate = shape.adapts() ? Rows.of(rows, stride) : membraneGate;
    potential = Rows.of(rows, stride);
    states =
        new LtcScan.State(
            Rows.of(statesRows, stride), Rows.of(statesRows, stride), Rows.of(statesRows, stride));
    outside = Rows.of(rows, stride);
    product = Rows.of(room.samples, stride);
    slope = Rows.of(room.samples, stride);
    carried =
        new LtcScan.State(
            Rows.of(room.samples, stride),
            Rows.of(room.samples, stride),
            Rows.of(room.samples, stride));
    steps = new LtcScan.Step[room.steps];
    heard = new LtcScan.Outside[room.steps];
    for (int t = 0; t < room.steps; t++) {
      int at = t * room.samples;
      steps[t] =
          new LtcScan.Step(
              drive.from(at),
              membraneGate.from(at),
              adaptationGate.from(at),
              potential.from(at),
              states(at),
              states(at + room.samples));
      Rows spikes =
          new Rows(outside.values(), outside.at() + t * stride, stride, room.steps * stride);
      heard[t] = new LtcScan.Outside(spikes, slope, firing.ofMargin());
    }
    transposed = new LtcTransposed(layer, parameters, room.steps);
    int inputs = Math.max(neurons, input instanceof LtcInput.Dense ? shape.inputs() : 0);
    dense = new DenseGradient(inputs, neurons, rows, workers);
  }

  private LtcScan.State states(int row) {
    return new LtcScan.State(
        states.potential().from(row), states.spikes().from(row), states.adaptation().from(row));
  }

  /** Begins a stream of so many samples: all state is 0. */
  public void rest(int samples) {
    count = samples;
    for (Rows rows : parts(states)) {
      Arrays.fill(rows.values(), rows.at(), rows.index(room.samples, 0), 0f);
    }
  }

  /** Goes on from the end of the last window. */
  public void carry() {
    for (Rows rows : parts(states)) {
      int from = rows.index(room.steps * room.samples, 0);
      System.arraycopy(rows.values(), from, rows.values(), rows.at(), room.samples * rows.stride());
    }
  }

  private static Rows[] parts(LtcScan.State state) {
    return new Rows[] {state.potential(), state.spikes(), state.adaptation()};
  }

  /** Runs the window from the state that {@link #rest} or {@link #carry} left. */
  public void forward() {
    workers.run(
        worker -> {
          Range rows = workers.share(worker, room.steps * room.samples);
          input.currents(rows, layer.shape().inputs(), of(layer.weights()), drive);
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          firing.begin(mine);
          for (int t = 0; t < room.steps; t++) {
            integrate(t, mine);
            firing.fire(scan, steps[t], t, mine);
          }
        });
  }

  private Rows of(Parameters.Slice slice) {
    return Rows.of(slice, parameters.values());
  }

  private void integrate(int t, Range mine) {
    LtcScan.Step step = steps[t];
    LtcScan.State before = step.before();
    LtcScan.addRow(step.drive(), of(layer.bias()), mine);
    if (layer.shape().recurrent()) {
      DenseProduct.multiply(before.spikes(), mine, neurons, of(layer.recurrent()), product);
      LtcScan.add(step.drive(), product, mine);
    }
    open(layer.membrane(), step.drive(), before.potential(), step.membraneGate(), mine);
    if (layer.shape().adapts()) {
      open(layer.adaptation(), step.drive(), before.adaptation(), step.adaptationGate(), mine);
    }
  }

  private void open(LtcLayer.Gate gate, Rows from, Rows state, Rows out, Range mine) {
    if (layer.shape().liquid()) {
      DenseProduct.multiply(from, mine, neurons, of(gate.drive()), out);
      DenseProduct.multiply(state, mine, neurons, of(gate.state()), product);
      LtcScan.gate(out, product, of(gate.bias()), mine);
    } else {
      LtcScan.constantGate(out, of(gate.bias()), mine);
    }
  }

  /** Gradient of the potentials after the window's last step: set to 0, to be filled. */
  public Rows finalPotentialAdjoint() {
    Rows rows = carried.potential();
    Arrays.fill(rows.values(), 0f);
    return rows;
  }

  /**
   * Back through the window; what it kept of the way forth is used up.
   *
   * @param below where the gradient of the inputs goes; of width 0: nowhere
   */
  public void backward(Rows below) {
    Arrays.fill(carried.spikes().values(), 0f);
    Arrays.fill(carried.adaptation().values(), 0f);
    transposed.refresh(workers, below.width() > 0);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int t = room.steps - 1; t >= 0; t--) {
            LtcScan.Step step = steps[t];
            scan.margins(step, mine, slope);
            firing.margin(slope, mine);
            if (mine.size() > 0) {
              int to = slope.index(mine.to(), 0);
              surrogate.apply(slope.values(), slope.index(mine.from(), 0), to);
            }
            scan.backward(step, mine, heard[t], carried);
            backward(t, step, mine, below);
          }
          if (worker == 0) {
            clearAbsent();
          }
        });
  }

  // The matrices of a step. Nothing goes back past the window's first.
  private void backward(int t, LtcScan.Step step, Range mine, Rows below) {
    boolean adapts = layer.shape().adapts();
    if (layer.shape().liquid()) {
      addProduct(step.membraneGate(), mine, transposed.membraneDrive(), step.potential());
      if (adapts) {
        addProduct(step.adaptationGate(), mine, transposed.adaptationDrive(), step.potential());
      }
      if (t > 0) {
        addProduct(step.membraneGate(), mine, transposed.membraneState(), carried.potential());
      }
      if (t > 0 && adapts) {
        addProduct(step.adaptationGate(), mine, transposed.adaptationState(), carried.adaptation());
      }
    }
    if (t > 0 && layer.shape().recurrent()) {
      addProduct(step.potential(), mine, transposed.recurrent(), carried.spikes());
    }
    if (below.width() > 0) {
      Rows out =
          new Rows(
              below.values(),
              below.at() + t * below.stride(),
              below.width(),
              room.steps * below.stride());
      DenseProduct.multiply(step.potential(), mine, neurons, transposed.weights(), out);
    }
  }

  private void addProduct(Rows left, Range mine, Rows right, Rows out) {
    DenseProduct.multiply(left, mine, neurons, right, product);
    LtcScan.add(out, product, mine);
  }

  // Sums over rows take all: absent samples count nothing.
  private void clearAbsent() {
    for (int t = 0; count < room.samples && t < room.steps; t++) {
      int from = (t * room.samples + count) * drive.stride();
      int to = (t + 1) * room.samples * drive.stride();
      for (Rows rows : new Rows[] {potential, membraneGate, adaptationGate}) {
        Arrays.fill(rows.values(), rows.at() + from, rows.at() + to, 0f);
      }
    }
  }

  /** Overwrites the layer's slices of a gradient, after {@link #backward}. */
  public void gradient(float[] gradient) {
    int rows = room.steps * room.samples;
    workers.run(
        worker -> {
          Range own = workers.share(worker, neurons);
          LtcInput.Sums sums = new LtcInput.Sums(rows, dense);
          Range mine = workers.share(worker, layer.shape().inputs());
          input.gradient(worker, mine, sums, potential, Rows.of(layer.weights(), gradient));
          if (layer.shape().recurrent()) {
            Rows to = Rows.of(layer.recurrent(), gradient);
            dense.sum(worker, states.spikes(), own, rows, potential, to);
          }
          DenseGradient.sumRows(potential, rows, own, Rows.of(layer.bias(), gradient));
          gate(worker, layer.membrane(), states.potential(), membraneGate, gradient);
          if (layer.shape().adapts()) {
            gate(worker, layer.adaptation(), states.adaptation(), adaptationGate, gradient);
          }
        });
  }

  private void gate(int worker, LtcLayer.Gate gate, Rows state, Rows adjoint, float[] gradient) {
    int rows = room.steps * room.samples;
    Range own = workers.share(worker, neurons);
    if (layer.shape().liquid()) {
      dense.sum(worker, drive, own, rows, adjoint, Rows.of(gate.drive(), gradient));
      dense.sum(worker, state, own, rows, adjoint, Rows.of(gate.state(), gradient));
    }
    DenseGradient.sumRows(adjoint, rows, own, Rows.of(gate.bias(), gradient));
  }

  /** Gradient of the spikes from outside, a row per sample and step; filled by the caller. */
  public Rows outside() {
    return outside;
  }

  /** Spikes, a row per step and sample. */
  public Rows spikes() {
    return states.spikes().from(room.samples);
  }

  /** Potentials after the reset at the window's last step, a row per sample. */
  public Rows finalPotential() {
    return states.potential().from(room.steps * room.samples);
  }

  /** The window's steps, as the kernel sees them. */
  LtcScan.Step step(int t) {
    return steps[t];
  }

  LtcScan scan() {
    return scan;
  }

  /** Distance of a potential from its threshold in force; valid until the way back. */
  double margin(int sample, int step, int neuron) {
    Rows v = steps[step].potential();
    Rows b = steps[step].after().adaptation();
    LiquidTimeConstant constants = layer.shape().constants();
    double raised = constants.adaptation() * b.values()[b.index(sample, neuron)];
    return v.values()[v.index(sample, neuron)] - (constants.threshold() + raised);
  }

  /** Bytes of all buffers: a function of window, batch and neurons. */
  public long bytes() {
    long floats = 0;
    for (Rows rows : new Rows[] {drive, membraneGate, potential, outside, product, slope}) {
      floats += rows.values().length;
    }
    floats += adaptationGate == membraneGate ? 0 : adaptationGate.values().length;
    for (int i = 0; i < 3; i++) {
      floats += parts(states)[i].values().length + parts(carried)[i].values().length;
    }
    return floats * Float.BYTES + transposed.bytes() + dense.bytes();
  }
}
