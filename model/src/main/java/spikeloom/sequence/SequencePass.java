package spikeloom.sequence;

import java.util.Arrays;
import java.util.List;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.ltc.LtcFiring;
import spikeloom.encoder.ltc.LtcInput;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.encoder.ltc.LtcWindow;
import spikeloom.neuron.Surrogate;

/**
 * Forward and backward pass of a {@link SequenceNetwork} for a mini-batch of sequences, window by
 * window: only one window and the neurons' state are stored, so the buffers depend on window, batch
 * and network, not on the length of the sequences.
 */
public final class SequencePass {
  private final SequenceNetwork network;
  private final LtcWindow.Room capacity;
  private final Rows input; // a row per step and sample
  private final LtcWindow[] layers;
  private final SequenceReadout readout;
  private final float[] answers; // [sample][output]
  private final double[] losses; // [sample]
  private int[] samples = {};

  /** Creates buffers for windows of a network. */
  public SequencePass(SequenceNetwork network, LtcWindow.Room capacity, Workers workers) {
    this.network = network;
    this.capacity = capacity;
    SequenceNetwork.Structure structure = network.structure();
    input = Rows.of(capacity.samples() * capacity.steps(), Padding.stride(structure.inputs()));
    List<LtcLayer> shapes = network.layers();
    layers = new LtcWindow[shapes.size()];
    LtcInput heard = new LtcInput.Dense(input);
    for (int l = 0; l < layers.length; l++) {
      layers[l] =
          new LtcWindow(
              new LtcWindow.Parts(
                  shapes.get(l),
                  network.parameters(),
                  heard,
                  new LtcFiring.Step(),
                  Surrogate.MULTI_GAUSSIAN),
              capacity,
              workers);
      heard = new LtcInput.Dense(layers[l].spikes());
    }
    readout = SequenceReadout.of(network, layers[layers.length - 1], capacity.samples());
    answers = new float[capacity.samples() * structure.outputs()];
    losses = new double[capacity.samples()];
  }

  /** Starts sequences, at most as many as the capacity. */
  public void begin(Sequences from, int[] samples) {
    if (samples.length > capacity.samples()
        || from.inputs() != network.structure().inputs()
        || from.outputs() != network.structure().outputs()
        || from.steps() % capacity.steps() != 0) {
      throw new IllegalArgumentException(
          "%d sequences of %d steps do not fit windows of %s"
              .formatted(samples.length, from.steps(), capacity));
    }
    this.samples = samples;
    for (int b = 0; b < samples.length; b++) {
      from.answer(samples[b], answers, b * from.outputs());
    }
    for (LtcWindow layer : layers) {
      layer.rest(samples.length);
    }
  }

  /** Reads the steps of window {@code index}, counted from 0; windows are read in order. */
  public void take(Sequences from, int index) {
    if (index > 0) {
      for (LtcWindow layer : layers) {
        layer.continueStream();
      }
    }
    int first = index * capacity.steps();
    for (int t = 0; t < capacity.steps(); t++) {
      for (int b = 0; b < samples.length; b++) {
        int at = input.index(t * capacity.samples() + b, 0);
        from.step(samples[b], first + t, input.values(), at);
      }
    }
  }

  /** Runs the current window, from the state before it. */
  public void forward() {
    for (LtcWindow layer : layers) {
      layer.forward();
    }
    readout.read(samples.length);
  }

  /** The output for a sample at the end of the window; until {@link #compare}. */
  public float decoded(int sample, int output) {
    Rows decoded = readout.decoded();
    return decoded.values()[decoded.index(sample, output)];
  }

  /** Whether the predicted class is correct; until {@link #compare}. */
  public boolean right(int sample) {
    int outputs = network.structure().outputs();
    Rows decoded = readout.decoded();
    int best = largest(decoded.values(), decoded.index(sample, 0), outputs);
    return best == largest(answers, sample * outputs, outputs);
  }

  private static int largest(float[] values, int at, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[at + i] > values[at + best] ? i : best;
    }
    return best;
  }

  /**
   * Computes the loss of the outputs.
   *
   * @param weight of the mean loss in {@link #backward}
   * @return the mean loss
   */
  public double compare(SequenceLoss loss, double weight) {
    int outputs = network.structure().outputs();
    Rows decoded = readout.decoded();
    float scale = (float) (weight / samples.length);
    double sum = 0;
    for (int b = 0; b < samples.length; b++) {
      int at = decoded.index(b, 0);
      losses[b] = loss.gradient(decoded.values(), at, answers, b * outputs, outputs, scale);
      sum += losses[b];
    }
    return sum / samples.length;
  }

  /** Loss of a sample in the last {@link #compare}. */
  public double loss(int sample) {
    return losses[sample];
  }

  /** Backward pass through the window; overwrites the gradient of all parameters. */
  public void backward(float[] gradient) {
    readout.backward(samples.length, gradient);
    for (int l = layers.length - 1; l >= 0; l--) {
      if (l > 0) {
        layers[l].backward(layers[l - 1]);
      } else {
        layers[l].backward();
      }
      layers[l].gradient(gradient);
    }
  }

  /** Share of (neuron, sample, step) cells of the window with a spike, without integrators. */
  public double spikeRate() {
    double spikes = 0;
    double cells = 0;
    for (int l = 0; l < network.structure().hidden().size(); l++) {
      Rows fired = layers[l].spikes();
      int neurons = network.structure().hidden().get(l);
      for (int t = 0; t < capacity.steps(); t++) {
        for (int b = 0; b < samples.length; b++) {
          int at = fired.index(t * capacity.samples() + b, 0);
          for (int n = 0; n < neurons; n++) {
            spikes += fired.values()[at + n];
          }
        }
      }
      cells += (double) neurons * samples.length * capacity.steps();
    }
    return cells == 0 ? 0 : spikes / cells;
  }

  /** Bytes of all buffers. */
  public long bytes() {
    long bytes = (long) Float.BYTES * (input.values().length + answers.length);
    bytes += (long) Double.BYTES * losses.length + readout.bytes();
    return bytes + Arrays.stream(layers).mapToLong(LtcWindow::bytes).sum();
  }
}
