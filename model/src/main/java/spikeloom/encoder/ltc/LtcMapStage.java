package spikeloom.encoder.ltc;

import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.Surrogate;
import spikeloom.spike.SpikeBatch;

/**
 * A convolution into maps of liquid time-constant neurons: a window whose samples are the positions
 * of all samples.
 */
final class LtcMapStage implements LtcStage {
  private final MapSize size;
  private final LtcWindow.Room capacity;
  private final SpikeBits[] out; // [sample]
  private final LtcWindow window;
  private final LtcConvolution convolution;
  private final Workers workers;
  private int count;

  /**
   * Buffers for a layer.
   *
   * @param in spikes that it reads, [sample]
   * @param out spikes that it writes, [sample]
   * @param first whether its input may have values
   */
  LtcMapStage(
      LtcMap layer,
      Parameters parameters,
      SpikeBits[] in,
      SpikeBits[] out,
      boolean first,
      Workers workers) {
    size = layer.output();
    this.out = out;
    this.workers = workers;
    capacity = new LtcWindow.Room(in.length, in[0].steps());
    LtcLayer neurons = layer.neurons().orElseThrow();
    window =
        new LtcWindow(
            new LtcWindow.Parts(
                neurons,
                parameters,
                new LtcInput.Currents(),
                new LtcFiring.Step(),
                Surrogate.MULTI_GAUSSIAN),
            new LtcWindow.Room(in.length * size.positions(), capacity.steps()),
            workers);
    convolution =
        new LtcConvolution(
            new LtcConvolution.Parts(
                layer.convolution(), neurons.weights(), parameters, in, window),
            LtcConvolution.Layout.POSITIONS,
            first,
            workers);
  }

  /** Sets whether the next batch has values. */
  void graded(boolean graded) {
    convolution.graded(graded);
  }

  /** Copies values of a sample, see {@link LtcConvolution#read}. */
  int read(SpikeBatch batch, int sample) {
    return convolution.read(batch, sample);
  }

  @Override
  public void rest(int samples) {
    count = samples;
    window.rest(samples * size.positions());
  }

  @Override
  public void continueStream() {
    window.continueStream();
  }

  @Override
  public void forward() {
    convolution.forward(count);
    window.forward();
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            collect(b);
          }
        });
  }

  private void collect(int sample) {
    Rows fired = window.spikes();
    SpikeBits bits = out[sample];
    bits.clear();
    for (int t = 0; t < capacity.steps(); t++) {
      for (int p = 0; p < size.positions(); p++) {
        int at = fired.index(row(sample, t, p), 0);
        for (int c = 0; c < size.channels(); c++) {
          if (fired.values()[at + c] > 0) {
            bits.set(t, p * size.channels() + c);
          }
        }
      }
    }
  }

  private int row(int sample, int step, int position) {
    return (step * capacity.samples() + sample) * size.positions() + position;
  }

  @Override
  public Rows adjoint() {
    return window.outside();
  }

  @Override
  public void backward(Optional<Rows> below) {
    window.backward();
    convolution.backward(count, below);
  }

  @Override
  public void gradient(float[] gradient) {
    window.gradient(gradient);
    convolution.gradient(count, gradient);
  }

  @Override
  public Optional<LayerTrace> trace(int sample) {
    float[][] potential = new float[capacity.steps()][size.neurons()];
    float[][] fired = new float[capacity.steps()][size.neurons()];
    for (int t = 0; t < capacity.steps(); t++) {
      for (int n = 0; n < size.neurons(); n++) {
        int position = n / size.channels();
        int row = sample * size.positions() + position;
        potential[t][n] = (float) window.margin(row, t, n % size.channels());
        fired[t][n] = out[sample].bit(t, n);
      }
    }
    return Optional.of(
        new LayerTrace("potential above threshold", 0, potential, fired, Optional.of(size)));
  }
}
