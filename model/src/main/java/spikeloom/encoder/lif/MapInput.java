package spikeloom.encoder.lif;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SpikeBatch;

/**
 * Layers of maps before the first dense layer or the readout. Its neurons receive all of the last
 * maps, or a patch of them if the latent neurons form maps.
 */
final class MapInput implements FirstConnection {
  /**
   * The layer that receives the last maps.
   *
   * @param layer its weights
   * @param currents a row per sample and step
   * @param adjoint gradients of the currents, a row per sample and step
   */
  record Receiver(LifEncoder.Layer layer, Rows currents, Rows adjoint) {}

  private final MapStack stack;
  private final Receiver receiver;
  private final Parameters parameters;
  private final Workers workers;
  private final MapSize last;
  private final int steps;
  private final SpikeBits[] lastSpikes;
  private final @Nullable InputCurrents dense;
  private final @Nullable MapReadout readout;
  private final Rows transposed; // dense weights with a row per neuron
  private final Rows[] below; // [worker], dense: a row per step

  MapInput(LifEncoder encoder, MapStack stack, Receiver receiver, Workers workers) {
    this.stack = stack;
    this.receiver = receiver;
    this.workers = workers;
    parameters = encoder.parameters();
    last = encoder.maps().last();
    lastSpikes = stack.spikes()[stack.layers()];
    steps = lastSpikes[0].steps();
    boolean maps = encoder.maps().latentMaps();
    Parameters.Slice weights = receiver.layer().weights();
    readout = maps ? new MapReadout(encoder, lastSpikes, workers) : null;
    dense =
        maps
            ? null
            : new InputCurrents(weights, parameters, lastSpikes, receiver.currents(), workers);
    transposed = maps ? Rows.of(0, 0) : Rows.spread(receiver.layer().neurons(), last.neurons());
    below = new Rows[workers.count()];
    Arrays.setAll(below, w -> Rows.of(maps ? 0 : steps, transposed.width()));
  }

  @Override
  public int hiddenLayers() {
    return stack.layers();
  }

  @Override
  public void begin(SpikeBatch input) {
    stack.begin(input);
  }

  @Override
  public int read(int worker, SpikeBatch input, int sample) {
    return stack.read(worker, input, sample);
  }

  @Override
  public void sum(int worker, Range samples) {
    for (int b = samples.from(); b < samples.to(); b++) {
      stack.forward(worker, b);
      if (readout != null) {
        readout.sum(worker, b, receiver.currents().from(b * steps));
      }
    }
    if (dense != null) {
      dense.sum(worker, samples);
    }
  }

  @Override
  public void refresh(int worker) {
    stack.refresh(worker);
    if (readout != null) {
      readout.refresh(worker);
      return;
    }
    Rows weights = Rows.of(receiver.layer().weights(), parameters.values());
    Range mine = workers.share(worker, last.neurons());
    DenseProduct.transpose(weights, mine, receiver.layer().neurons(), transposed);
  }

  @Override
  public void backward(int worker, int sample) {
    Rows errors = receiver.adjoint().from(sample * steps);
    if (stack.layers() == 0) {
      if (readout != null) {
        readout.backward(worker, sample, errors, Optional.empty());
      }
      return;
    }
    Rows to = stack.lastAdjoint(sample);
    if (readout != null) {
      readout.backward(worker, sample, errors, Optional.of(to));
    } else {
      flatBackward(worker, errors, to);
    }
    stack.backward(worker, sample);
  }

  private void flatBackward(int worker, Rows errors, Rows to) {
    Rows from = below[worker];
    int neurons = receiver.layer().neurons();
    DenseProduct.multiply(errors, new Range(0, steps), neurons, transposed, from);
    for (int p = 0; p < last.positions(); p++) {
      for (int t = 0; t < steps; t++) {
        int at = from.index(t, p * last.channels());
        int row = to.index(p * steps + t, 0);
        System.arraycopy(from.values(), at, to.values(), row, last.channels());
        Arrays.fill(to.values(), row + last.channels(), row + to.width(), 0f);
      }
    }
  }

  @Override
  public boolean hasWeights() {
    return readout != null;
  }

  @Override
  public void gradient(int samples, float[] gradient) {
    if (readout != null) {
      readout.gradient(samples, gradient);
    }
    stack.gradient(samples, gradient);
  }

  @Override
  public Optional<SpikeBits> spikes(int layer, int sample) {
    return Optional.of(layer < 0 ? stack.input(sample) : stack.spikes()[layer + 1][sample]);
  }

  @Override
  public Optional<LayerTrace> trace(int layer, int sample) {
    return stack.trace(layer, sample);
  }
}
