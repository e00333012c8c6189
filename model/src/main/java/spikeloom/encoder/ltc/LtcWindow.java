package spikeloom.encoder.ltc;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.DenseGradient;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.LtcScan;
import spikeloom.kernel.MultiGaussian;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.neuron.Surrogate;

/**
 * One window of steps of a mini-batch in a layer of liquid time-constant neurons, forward and back.
 * The size of its buffers depends on the window, the batch and the neurons, not on the length of
 * the stream: {@link #rest} starts one, {@link #continueStream} continues from the end of the last
 * window with its state as a constant. Results do not depend on the division among workers. Nothing
 * is allocated per window of one step.
 */
public final class LtcWindow {
  private static final Rows[] NOWHERE = {};

  private final LtcLayer layer;
  private final LtcMatrices weights;
  private final LtcInput input;
  private final LtcFiring firing;
  private final Surrogate surrogate;
  private final float damping;
  private final Workers workers;
  private final LtcScan scan;
  private final int neurons;
  private final LtcBuffers kept;
  private final LtcTransposed transposed;
  private final DenseGradient dense;
  private final Range[] shares; // [worker], of the samples
  private final Range[] rowShares;
  private final Range[] inputShares;
  private final Range[] neuronShares;
  private final Range[] columnShares; // of neurons and their padding
  private final Workers.Part receiving = this::receive; // created once, not per window
  private final Workers.Part firingAll = this::fire;
  private final Workers.Part goingBack = this::goBack;
  private final Workers.Part summingInputs = this::sumInputs;
  private final Workers.Part summing = this::sum;
  private int count;
  private Rows[] target = NOWHERE; // [step], a row per sample
  private float[] ofWeights = {};
  private LtcMatrices gradients;

  /** Sizes: largest number of samples, and steps of a window. */
  public record Room(int samples, int steps) {}

  /**
   * Parts of the window.
   *
   * @param layer the layer
   * @param parameters all parameters
   * @param input what the layer receives
   * @param firing how it fires
   * @param slope surrogate derivative of the spikes
   * @param damping factor of the surrogate: below 1, gradients grow less on their way back through
   *     many spikes
   */
  public record Parts(
      LtcLayer layer,
      Parameters parameters,
      LtcInput input,
      LtcFiring firing,
      Surrogate slope,
      double damping) {
    /** Without damping. */
    public Parts(
        LtcLayer layer, Parameters parameters, LtcInput input, LtcFiring firing, Surrogate slope) {
      this(layer, parameters, input, firing, slope, 1);
    }
  }

  /** Buffers for a window. */
  public LtcWindow(Parts parts, Room capacity, Workers workers) {
    layer = parts.layer;
    input = parts.input;
    firing = parts.firing;
    surrogate = parts.slope;
    damping = (float) parts.damping;
    this.workers = workers;
    LtcLayer.Shape shape = layer.shape();
    neurons = shape.neurons();
    scan = new LtcScan(shape.constants().threshold(), shape.constants().adaptation());
    kept = new LtcBuffers(shape, capacity, firing);
    weights = LtcMatrices.of(layer, parts.parameters.values());
    gradients = weights;
    transposed = new LtcTransposed(layer, weights, capacity.steps);
    int rows = capacity.samples * capacity.steps;
    int inputs = Math.max(neurons, input instanceof LtcInput.Dense ? shape.inputs() : 0);
    dense = new DenseGradient(inputs, neurons, rows);
    shares = shares(0);
    rowShares = shares(rows);
    inputShares = shares(shape.inputs());
    neuronShares = shares(neurons);
    columnShares = shares(weights.bias().width());
  }

  private Range[] shares(int items) {
    Range[] shares = new Range[workers.count()];
    Arrays.setAll(shares, worker -> workers.share(worker, items));
    return shares;
  }

  /** Starts a stream with this number of samples: all state is 0. */
  public void rest(int samples) {
    if (samples != count) {
      count = samples;
      Arrays.setAll(shares, worker -> workers.share(worker, samples));
    }
    kept.rest();
  }

  /** Starts new streams for some samples, after {@link #continueStream}: their state is 0. */
  public void rest(Range samples) {
    kept.rest(samples);
  }

  /** Continues from the end of the last window. */
  public void continueStream() {
    kept.continueStream();
  }

  /** Number of floats of {@link #saveState}. */
  public int stateSize() {
    return kept.stateSize();
  }

  /** Copies the state after the window to {@code to[at ..]}. */
  public void saveState(float[] to, int at) {
    kept.saveState(to, at);
  }

  /** Sets the state after the window to one that {@link #saveState} copied. */
  public void restoreState(float[] from, int at) {
    kept.restoreState(from, at);
  }

  /** Runs the window from the state that {@link #rest} or {@link #continueStream} left. */
  public void forward() {
    workers.run(receiving);
    workers.run(firingAll);
  }

  private void receive(int worker) {
    input.currents(rowShares[worker], layer.shape().inputs(), weights.input(), kept.drive);
  }

  private void fire(int worker) {
    Range mine = shares[worker];
    firing.begin(mine);
    for (int t = 0; t < kept.steps.length; t++) {
      integrate(kept.steps[t], mine);
      firing.fire(scan, kept.steps[t], t, mine);
    }
  }

  private void integrate(LtcScan.Step step, Range mine) {
    LtcScan.State before = step.before();
    LtcScan.addRow(step.drive(), weights.bias(), mine);
    if (layer.shape().recurrent()) {
      DenseProduct.multiply(before.spikes(), mine, neurons, weights.recurrent(), kept.product);
      LtcScan.add(step.drive(), kept.product, mine);
    }
    open(weights.membrane(), step.drive(), before.potential(), step.membraneGate(), mine);
    if (layer.shape().adapts()) {
      open(weights.adaptation(), step.drive(), before.adaptation(), step.adaptationGate(), mine);
    }
  }

  private void open(LtcMatrices.Gate gate, Rows from, Rows state, Rows out, Range mine) {
    if (layer.shape().liquid()) {
      DenseProduct.multiply(from, mine, neurons, gate.drive(), out);
      DenseProduct.multiply(state, mine, neurons, gate.state(), kept.product);
      LtcScan.gate(out, kept.product, gate.bias(), mine);
    } else {
      LtcScan.constantGate(out, gate.bias(), mine);
    }
  }

  /**
   * Gradient of the potentials after the window's last step, 0 unless set by the caller; {@link
   * #backward} consumes it.
   */
  public Rows finalPotentialAdjoint() {
    return kept.carried.potential();
  }

  /** Backward pass through the window; overwrites the stored forward values. */
  public void backward() {
    backwardTo(NOWHERE);
  }

  /** The same, and writes the gradient of the inputs as that of the spikes of {@code below}. */
  public void backward(LtcWindow below) {
    backwardTo(below.kept.outsideOf);
  }

  /**
   * The same.
   *
   * @param inputs the gradient of the inputs, {@code [step]}, a row per sample; overwritten
   */
  void backward(Rows[] inputs) {
    backwardTo(inputs);
  }

  private void backwardTo(Rows[] below) {
    target = below;
    Arrays.fill(kept.carried.spikes().values(), 0f);
    Arrays.fill(kept.carried.adaptation().values(), 0f);
    transposed.refresh(workers, below.length > 0);
    workers.run(goingBack);
    // The remaining gradient is that of the state before the window, which is constant.
    Arrays.fill(kept.carried.potential().values(), 0f);
  }

  private void goBack(int worker) {
    Range mine = shares[worker];
    Rows slope = kept.slope;
    for (int t = kept.steps.length - 1; t >= 0 && mine.size() > 0; t--) {
      LtcScan.Step step = kept.steps[t];
      scan.margins(step, mine, slope);
      firing.margin(slope, t, mine);
      differentiate(slope, mine);
      if (damping != 1) {
        LtcScan.scale(slope, damping, mine);
      }
      scan.backward(step, mine, kept.heard[t], kept.carried);
      toDrive(step, mine);
      if (t > 0) {
        toState(step, mine);
      }
      if (target.length > 0) {
        DenseProduct.multiply(step.potential(), mine, neurons, transposed.weights(), target[t]);
      }
    }
    if (worker == 0) {
      kept.clearGradients(count);
    }
  }

  private void differentiate(Rows margin, Range mine) {
    if (surrogate == Surrogate.MULTI_GAUSSIAN) {
      MultiGaussian.apply(margin, kept.product, mine);
    } else {
      float[] values = margin.values();
      surrogate.apply(values, margin.index(mine.from(), 0), margin.index(mine.to(), 0));
    }
  }

  private void toDrive(LtcScan.Step step, Range mine) {
    if (layer.shape().liquid()) {
      addProduct(step.membraneGate(), mine, transposed.membraneDrive(), step.potential());
      if (layer.shape().adapts()) {
        addProduct(step.adaptationGate(), mine, transposed.adaptationDrive(), step.potential());
      }
    }
  }

  // Gradients stop at the window's first step.
  private void toState(LtcScan.Step step, Range mine) {
    LtcScan.State carried = kept.carried;
    if (layer.shape().liquid()) {
      addProduct(step.membraneGate(), mine, transposed.membraneState(), carried.potential());
      if (layer.shape().adapts()) {
        addProduct(step.adaptationGate(), mine, transposed.adaptationState(), carried.adaptation());
      }
    }
    if (layer.shape().recurrent()) {
      addProduct(step.potential(), mine, transposed.recurrent(), carried.spikes());
    }
  }

  private void addProduct(Rows left, Range mine, Rows right, Rows out) {
    DenseProduct.multiply(left, mine, neurons, right, kept.product);
    LtcScan.add(out, kept.product, mine);
  }

  /** Overwrites the layer's slices of a gradient, after {@link #backward}. */
  public void gradient(float[] gradient) {
    if (gradient != ofWeights) {
      ofWeights = gradient;
      gradients = LtcMatrices.of(layer, gradient);
    }
    // Inputs and neurons are divided differently, but share the scratch of the sums.
    workers.run(summingInputs);
    workers.run(summing);
  }

  private void sumInputs(int worker) {
    input.gradient(inputShares[worker], dense, kept.potential, gradients.input());
  }

  private void sum(int worker) {
    Range own = neuronShares[worker];
    LtcScan.State states = kept.states;
    if (layer.shape().recurrent()) {
      dense.sum(states.spikes(), own, kept.potential, gradients.recurrent());
    }
    dense.sumRows(kept.potential, columnShares[worker], gradients.bias());
    sum(worker, states.potential(), kept.membraneGate, gradients.membrane());
    if (layer.shape().adapts()) {
      sum(worker, states.adaptation(), kept.adaptationGate, gradients.adaptation());
    }
  }

  private void sum(int worker, Rows state, Rows adjoint, LtcMatrices.Gate gate) {
    Range own = neuronShares[worker];
    if (layer.shape().liquid()) {
      dense.sum(kept.drive, own, adjoint, gate.drive());
      dense.sum(state, own, adjoint, gate.state());
    }
    dense.sumRows(adjoint, columnShares[worker], gate.bias());
  }

  /** External gradient of the spikes, a row per sample and step; set by the caller. */
  public Rows outside() {
    return kept.outside;
  }

  /** Spikes, a row per step and sample. */
  public Rows spikes() {
    return kept.spikes;
  }

  /** Potentials after the reset at the window's last step, a row per sample. */
  public Rows finalPotential() {
    return kept.finalPotential;
  }

  /** Drive of the neurons, a row per step and sample; see {@link LtcInput.Currents}. */
  Rows drive() {
    return kept.drive;
  }

  /** Gradient of the drive after {@link #backward}, a row per step and sample. */
  Rows driveAdjoint() {
    return kept.potential;
  }

  /** The window's steps in the layout of the kernel. */
  LtcScan.Step step(int t) {
    return kept.steps[t];
  }

  LtcScan scan() {
    return scan;
  }

  /** Distance of a potential from its current threshold; valid until the backward pass. */
  double margin(int sample, int step, int neuron) {
    Rows v = kept.steps[step].potential();
    Rows b = kept.steps[step].after().adaptation();
    LiquidTimeConstant constants = layer.shape().constants();
    double raised = constants.adaptation() * b.values()[b.index(sample, neuron)];
    return v.values()[v.index(sample, neuron)] - (constants.threshold() + raised);
  }

  /** Bytes of all buffers: a function of window, batch and neurons. */
  public long bytes() {
    return kept.bytes() + transposed.bytes() + dense.bytes();
  }
}
