package spikeloom.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import spikeloom.array.Padding;
import spikeloom.array.Range;
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
  private final SequenceRows rows;

  /** Creates buffers for windows of a network, without damping. */
  public SequencePass(SequenceNetwork network, LtcWindow.Room capacity, Workers workers) {
    this(network, capacity, 1, workers);
  }

  /**
   * Creates buffers for windows of a network.
   *
   * @param damping factor of the surrogate, see {@link LtcWindow.Parts}
   */
  public SequencePass(
      SequenceNetwork network, LtcWindow.Room capacity, double damping, Workers workers) {
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
                  Surrogate.MULTI_GAUSSIAN,
                  damping),
              capacity,
              workers);
      heard = new LtcInput.Dense(layers[l].spikes());
    }
    readout = SequenceReadout.of(network, layers[layers.length - 1], capacity.samples());
    answers = new float[capacity.samples() * structure.outputs()];
    losses = new double[capacity.samples()];
    rows = new SequenceRows(capacity.samples());
  }

  /** Starts sequences together, at most as many as the capacity. */
  public void begin(Sequences from, int[] samples) {
    check(from, samples.length);
    clear(samples.length);
    rows.begin(0, samples);
  }

  /**
   * Starts sequences in the rows from {@code row} on, in place of those there; the others continue.
   * Between {@link #proceed} and {@link #take(Sequences)}.
   */
  void begin(Sequences from, int[] samples, int row) {
    check(from, row + samples.length);
    Range mine = new Range(row, row + samples.length);
    for (LtcWindow layer : layers) {
      layer.rest(mine);
    }
    rows.begin(row, samples);
  }

  private void check(Sequences from, int needed) {
    if (needed > capacity.samples()
        || from.inputs() != network.structure().inputs()
        || from.outputs() != network.structure().outputs()
        || from.steps() % capacity.steps() != 0) {
      throw new IllegalArgumentException(
          "%d sequences of %d steps do not fit windows of %s"
              .formatted(needed, from.steps(), capacity));
    }
  }

  /** Ends all sequences and prepares for {@code count} others. */
  void clear(int count) {
    rows.clear(count);
    for (LtcWindow layer : layers) {
      layer.rest(count);
    }
  }

  /** Continues all sequences with their next windows. */
  void proceed() {
    rows.proceed();
    for (LtcWindow layer : layers) {
      layer.continueStream();
    }
  }

  /** Reads the steps of window {@code index}, counted from 0; windows are read in order. */
  public void take(Sequences from, int index) {
    if (index > 0) {
      proceed();
    }
    take(from);
  }

  /** Reads the current window of every sequence. */
  void take(Sequences from) {
    for (int b = 0; b < rows.count(); b++) {
      if (rows.present(b)) {
        from.answer(rows.sample(b), answers, b * from.outputs());
        int first = rows.window(b) * capacity.steps();
        for (int t = 0; t < capacity.steps(); t++) {
          int at = input.index(t * capacity.samples() + b, 0);
          from.step(rows.sample(b), first + t, input.values(), at);
        }
      }
    }
  }

  /** Runs the current window, from the state before it. */
  public void forward() {
    for (LtcWindow layer : layers) {
      layer.forward();
    }
    readout.read(rows.count());
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
    return compare(loss, window -> weight);
  }

  /**
   * Computes the loss of the outputs.
   *
   * @param weight of a loss in the mean of {@link #backward}, by the window of the sequence
   * @return the mean loss of the sequences that began first
   */
  double compare(SequenceLoss loss, IntToDoubleFunction weight) {
    int outputs = network.structure().outputs();
    Rows decoded = readout.decoded();
    int present = rows.present();
    int last = rows.lastWindow();
    double sum = 0;
    int summed = 0;
    for (int b = 0; b < rows.count(); b++) {
      int at = decoded.index(b, 0);
      if (!rows.present(b)) {
        Arrays.fill(decoded.values(), at, at + outputs, 0f);
        continue;
      }
      float scale = (float) (weight.applyAsDouble(rows.window(b)) / present);
      losses[b] = loss.gradient(decoded.values(), at, answers, b * outputs, outputs, scale);
      if (rows.window(b) == last) {
        sum += losses[b];
        summed++;
      }
    }
    return sum / summed;
  }

  /** Loss of a sample in the last {@link #compare}. */
  public double loss(int sample) {
    return losses[sample];
  }

  /** Backward pass through the window; overwrites the gradient of all parameters. */
  public void backward(float[] gradient) {
    readout.backward(rows.count(), gradient);
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
        for (int b = 0; b < rows.count(); b++) {
          int at = fired.index(t * capacity.samples() + b, 0);
          for (int n = 0; n < neurons; n++) {
            spikes += fired.values()[at + n];
          }
        }
      }
      cells += (double) neurons * rows.count() * capacity.steps();
    }
    return cells == 0 ? 0 : spikes / cells;
  }

  /** Number of floats of {@link #saveStreams}. */
  int streamsSize() {
    return rows.size() + Arrays.stream(layers).mapToInt(LtcWindow::stateSize).sum();
  }

  /** Copies all sequences under way: their samples, windows and states. */
  void saveStreams(float[] to) {
    rows.save(to);
    int at = rows.size();
    for (LtcWindow layer : layers) {
      layer.saveState(to, at);
      at += layer.stateSize();
    }
  }

  /** Resumes the sequences of {@link #saveStreams}. */
  void restoreStreams(float[] from) {
    clear(capacity.samples());
    rows.restore(from);
    int at = rows.size();
    for (LtcWindow layer : layers) {
      layer.restoreState(from, at);
      at += layer.stateSize();
    }
  }

  /** Bytes of all buffers. */
  public long bytes() {
    long bytes = (long) Float.BYTES * (input.values().length + answers.length);
    bytes += (long) Double.BYTES * losses.length + readout.bytes();
    return bytes + Arrays.stream(layers).mapToLong(LtcWindow::bytes).sum();
  }
}
