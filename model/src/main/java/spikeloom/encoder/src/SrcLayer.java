package spikeloom.encoder.src;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.encoder.lif.WeightGradient;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.GradedEvents;
import spikeloom.kernel.GradedProduct;
import spikeloom.kernel.SrcScan;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.SpikingRecurrentCell;

/** One layer of an {@link SrcEncoder} with its buffers of a mini-batch, forward and backward. */
final class SrcLayer {
  private static final Rows NOTHING = Rows.of(0, 0);

  private final SrcEncoder encoder;
  private final LifEncoder.Layer layer;
  private final SpikingRecurrentCell cell;
  private final int steps;
  private final SrcScan scan;
  private final SrcScan.Cells cells;
  private final Rows rest; // one row: h and hs of cells without input
  private final Rows transposed; // weights with a row per cell
  private final Rows biasGradient; // a row per sample

  /** Inputs, sample by sample. */
  final GradedEvents[] events;

  /** A row per sample and step. */
  final SrcScan.Tape tape;

  /** A row per sample and step: gradient of the pulses, then of the currents. */
  final Rows adjoint;

  /** A layer for batches of up to {@code capacity} samples. */
  SrcLayer(SrcEncoder encoder, int index, int capacity, int steps) {
    this.encoder = encoder;
    this.steps = steps;
    layer = encoder.layers().get(index);
    cell = encoder.structure().cell();
    SpikingRecurrentCell.Constants k = cell.constants();
    SrcScan.Recurrence recurrence =
        switch (cell.recurrence()) {
          case DETACHED -> SrcScan.Recurrence.DETACHED;
          case ATTACHED -> SrcScan.Recurrence.ATTACHED;
        };
    double silentSlope = cell.rectifier() == SpikingRecurrentCell.Rectifier.BYPASSED ? 1 : 0;
    scan =
        new SrcScan(
            new SrcScan.Constants(k.alpha(), k.rho(), k.zhyp(), k.zdep(), cell.gate().slope()),
            recurrence,
            silentSlope);
    int stride = Padding.stride(layer.neurons());
    cells =
        new SrcScan.Cells(
            Rows.of(1, stride), encoder.fastWeights(index), encoder.slowWeights(index));
    rest = Rows.of(1, stride);
    events = new GradedEvents[capacity];
    Arrays.setAll(events, b -> new GradedEvents(steps, layer.inputs()));
    boolean last = index == encoder.layers().size() - 1;
    boolean noisy = last && encoder.structure().noise() != PulseNoise.NONE;
    tape =
        new SrcScan.Tape(
            Rows.of(capacity * steps, stride),
            Rows.of(capacity * steps, stride),
            recurrence == SrcScan.Recurrence.ATTACHED ? Rows.of(capacity * steps, stride) : NOTHING,
            noisy ? Rows.of(capacity * steps, stride) : NOTHING);
    adjoint = Rows.of(capacity * steps, stride);
    biasGradient = Rows.of(capacity, stride);
    transposed = index == 0 ? NOTHING : Rows.spread(layer.neurons(), layer.inputs());
  }

  /** Number of cells. */
  int neurons() {
    return layer.neurons();
  }

  /** Number of inputs. */
  int inputs() {
    return layer.inputs();
  }

  /** Computes the biases of some cells, clipped to their bound, and their rest points. */
  void settle(Range mine) {
    float highest = (float) cell.bias().highest();
    for (int n = mine.from(); n < mine.to(); n++) {
      float bias = Math.min(highest, encoder.parameters().values()[layer.bias().at(0, n)]);
      double feedback = (double) of(cells.r(), n) + of(cells.rs(), n);
      cells.bias().values()[cells.bias().index(0, n)] = bias;
      rest.values()[rest.index(0, n)] = (float) cell.rest(bias, feedback).fast();
    }
  }

  private static float of(Rows row, int n) {
    return row.values()[row.index(0, n)];
  }

  /** The fast state of a cell before the first step. */
  float rest(int n) {
    return of(rest, n);
  }

  /** Runs a sample whose events and noise are set. */
  void forward(int b, Rows state) {
    Rows weights = Rows.of(layer.weights(), encoder.parameters().values());
    SrcScan.Tape own = tape.from(b * steps);
    Range all = new Range(0, steps);
    GradedProduct.sums(events[b].bySteps(), all, weights, Accumulation.NOTHING, own.drive());
    Arrays.fill(state.values(), 0f);
    int width = rest.width();
    System.arraycopy(rest.values(), rest.at(), state.values(), state.index(1, 0), width);
    System.arraycopy(rest.values(), rest.at(), state.values(), state.index(2, 0), width);
    scan.forward(own, steps, cells, state);
  }

  /** Transposes the weights of some inputs, for {@link #below}. */
  void turn(Range mine) {
    Rows weights = Rows.of(layer.weights(), encoder.parameters().values());
    DenseProduct.transpose(weights, mine, layer.neurons(), transposed);
  }

  /** Converts the gradient of a sample's pulses to that of its currents and biases. */
  void backward(int b, double drivePrice, Rows state) {
    SrcScan.Tape own = tape.from(b * steps);
    Rows mine = adjoint.from(b * steps);
    scan.backward(own, mine, steps, drivePrice, cells, biasGradient.from(b), state);
  }

  /** Writes the gradient of the inputs of a sample. */
  void below(int b, Rows out) {
    Range all = new Range(0, steps);
    DenseProduct.multiply(adjoint.from(b * steps), all, layer.neurons(), transposed, out);
  }

  /** Sets the gradient of the weights of some inputs to zero, including gaps. */
  void clearGradient(Range inputs, float[] gradient) {
    Rows out = Rows.of(layer.weights(), gradient);
    Arrays.fill(gradient, out.index(inputs.from(), 0), out.index(inputs.to(), 0), 0f);
  }

  /** Adds a sample's part of the gradient of the weights of some inputs. */
  void addGradient(int b, Range inputs, float[] gradient) {
    Rows out = Rows.of(layer.weights(), gradient);
    GradedProduct.sums(
        events[b].byChannels(), inputs, adjoint.from(b * steps), Accumulation.OUTPUT, out);
  }

  /** Writes the gradient of the biases; it never leads above the bound. */
  void biasGradient(int samples, float[] gradient) {
    WeightGradient.sumRows(biasGradient, samples, layer.bias(), gradient);
    boolean fixed = cell.bias().training() == SpikingRecurrentCell.Bias.Training.FIXED;
    float highest = (float) cell.bias().highest();
    for (int n = 0; n < layer.neurons(); n++) {
      int at = layer.bias().at(0, n);
      boolean above = encoder.parameters().values()[at] >= highest && gradient[at] < 0;
      gradient[at] = fixed || above ? 0 : gradient[at];
    }
  }
}
