package spikeloom.encoder.ltc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.maps.InputMaps;
import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SpikeBatch;

/** The layers of maps of an {@link LtcPass}, for one window of steps. */
final class LtcMapStack {
  private final InputMaps input;
  private final LtcStage[] stages;
  private final Optional<LtcMapStage> first; // which may receive values
  private final SpikeBits[][] spikes; // [layer][sample]: input first
  private final int[] events; // [sample]: of the input
  private final Workers workers;
  private boolean graded;
  private int count;

  LtcMapStack(LtcEncoder encoder, LtcWindow.Room capacity, Workers workers) {
    this.workers = workers;
    List<LtcMap> layers = encoder.mapLayers();
    List<MapSize> sizes = encoder.maps().sizes();
    input = new InputMaps(sizes.get(0), capacity.steps(), workers);
    events = new int[capacity.samples()];
    spikes = new SpikeBits[sizes.size()][capacity.samples()];
    for (int l = 0; l < sizes.size(); l++) {
      int neurons = sizes.get(l).neurons();
      Arrays.setAll(spikes[l], b -> new SpikeBits(capacity.steps(), neurons));
    }
    stages = new LtcStage[layers.size()];
    Parameters parameters = encoder.parameters();
    Optional<LtcMapStage> receiving = Optional.empty();
    for (int l = 0; l < stages.length; l++) {
      if (layers.get(l).pooling()) {
        stages[l] = new LtcPoolStage(layers.get(l), spikes[l], spikes[l + 1], workers);
      } else {
        LtcMapStage stage =
            new LtcMapStage(layers.get(l), parameters, spikes[l], spikes[l + 1], l == 0, workers);
        receiving = l == 0 ? Optional.of(stage) : receiving;
        stages[l] = stage;
      }
    }
    first = receiving;
  }

  /** Number of layers. */
  int layers() {
    return stages.length;
  }

  /** Spikes of the last layer, [sample]. */
  SpikeBits[] last() {
    return spikes[stages.length];
  }

  /** Starts streams. */
  void rest(int samples) {
    count = samples;
    for (LtcStage stage : stages) {
      stage.rest(samples);
    }
  }

  /** Continues from the end of the last window. */
  void continueStream() {
    for (LtcStage stage : stages) {
      stage.continueStream();
    }
  }

  /** Copies the input of a window, whose channels are one whole plane after another. */
  void read(SpikeBatch batch) {
    graded = batch.graded();
    if (graded && first.isEmpty()) {
      throw new IllegalArgumentException("values need a convolution as the first layer");
    }
    first.ifPresent(stage -> stage.graded(graded));
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            events[b] =
                graded
                    ? first.orElseThrow().read(batch, b)
                    : input.read(worker, batch, b, spikes[0][b]);
          }
        });
  }

  /** Runs all layers. */
  void forward() {
    for (int l = 0; l < stages.length; l++) {
      forward(l);
    }
  }

  /** Runs one layer, whose input is known. */
  void forward(int layer) {
    stages[layer].forward();
  }

  /**
   * Gradient of the last layer's spikes, a row per sample, position and step; empty if there are no
   * layers.
   */
  Optional<Rows> lastAdjoint() {
    return stages.length == 0 ? Optional.empty() : Optional.of(stages[stages.length - 1].adjoint());
  }

  /** Propagates {@link #lastAdjoint} back, and overwrites the gradients of all parameters. */
  void backward(float[] gradient) {
    for (int l = stages.length - 1; l >= 0; l--) {
      stages[l].backward(l == 0 ? Optional.empty() : Optional.of(stages[l - 1].adjoint()));
      stages[l].gradient(gradient);
    }
  }

  /** Number of events of the input, or of spikes of a layer, in the last window. */
  long count(int layer) {
    long sum = 0;
    for (int b = 0; b < count; b++) {
      sum += layer == 0 ? events[b] : spikes[layer][b].count();
    }
    return sum;
  }

  /** Potentials of a layer's neurons. */
  Optional<LayerTrace> trace(int layer, int sample) {
    return stages[layer].trace(sample);
  }
}
