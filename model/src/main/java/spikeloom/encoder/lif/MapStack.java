package spikeloom.encoder.lif;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.maps.InputMaps;
import spikeloom.encoder.maps.MapValues;
import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SpikeBatch;

/**
 * The layers of maps of a {@link LifPass}. Gradients of spikes have a row of channels per sample,
 * position and step.
 */
final class MapStack {
  private final InputMaps input;
  private final MapStage[] stages;
  private final SpikeBits[][] spikes; // [layer][sample]: input first
  private final Rows[] adjoint; // [layer], of its spikes; none of the input's
  private final int[] rows; // [layer], of a sample
  private final @Nullable ConvolutionStage first;
  private final @Nullable MapValues values;
  private boolean graded;

  MapStack(LifEncoder encoder, int capacity, int steps, LifStream stream, Workers workers) {
    List<MapLayer> layers = encoder.mapLayers();
    List<MapSize> sizes = encoder.maps().sizes();
    input = new InputMaps(sizes.get(0), steps, workers);
    spikes = new SpikeBits[sizes.size()][capacity];
    adjoint = new Rows[sizes.size()];
    rows = new int[sizes.size()];
    for (int l = 0; l < sizes.size(); l++) {
      MapSize size = sizes.get(l);
      Arrays.setAll(spikes[l], b -> new SpikeBits(steps, size.neurons()));
      rows[l] = size.positions() * steps;
      adjoint[l] = Rows.of(l == 0 ? 0 : capacity * rows[l], Padding.stride(size.channels()));
    }
    stages = new MapStage[layers.size()];
    ConvolutionStage convolution = null;
    for (int l = 0; l < stages.length; l++) {
      ConvolutionStage.Place place =
          new ConvolutionStage.Place(l, spikes[l], spikes[l + 1], adjoint[l + 1], stream);
      if (layers.get(l).pooling()) {
        stages[l] = new PoolStage(layers.get(l), place);
      } else {
        ConvolutionStage stage = new ConvolutionStage(encoder, place, workers);
        stages[l] = stage;
        convolution = l == 0 ? stage : convolution;
      }
    }
    first = convolution;
    values =
        convolution == null
            ? null
            : new MapValues(
                layers.get(0).convolution(),
                layers.get(0).weights().orElseThrow(),
                encoder.parameters(),
                new MapValues.Currents(convolution.currents(), adjoint[1]),
                new MapValues.Capacity(capacity, steps),
                workers);
  }

  /** Number of layers. */
  int layers() {
    return stages.length;
  }

  /** Spikes of every layer and sample, the input's first. */
  SpikeBits[][] spikes() {
    return spikes;
  }

  /** A copy of the input of a sample, one whole plane after another. */
  SpikeBits input(int sample) {
    return input.planes(spikes[0][sample]);
  }

  /** Gradient of the last layer's spikes of a sample. */
  Rows lastAdjoint(int sample) {
    return adjoint[stages.length].from(sample * rows[stages.length]);
  }

  /** Sets the batch to read next. */
  void begin(SpikeBatch batch) {
    graded = batch.graded();
    if (graded && values == null) {
      throw new IllegalArgumentException("values need a convolution as the first layer");
    }
  }

  /**
   * Copies a sample, whose channels are one whole plane after another.
   *
   * @return number of its events
   */
  int read(int worker, SpikeBatch batch, int sample) {
    if (graded && values != null) {
      return values.read(batch, sample);
    }
    return input.read(worker, batch, sample, spikes[0][sample]);
  }

  /** Runs a sample through all layers. */
  void forward(int worker, int sample) {
    for (int l = 0; l < stages.length; l++) {
      forward(worker, sample, l);
    }
  }

  /** Runs a sample through one layer, whose input is known. */
  void forward(int worker, int sample, int layer) {
    if (layer == 0 && graded && values != null && first != null) {
      values.sum(worker, sample);
      first.fire(worker, sample);
    } else {
      stages[layer].forward(worker, sample);
    }
  }

  /** Reads the present weights, a worker's part. */
  void refresh(int worker) {
    for (MapStage stage : stages) {
      stage.refresh(worker);
    }
  }

  /** Propagates {@link #lastAdjoint} of a sample back to the input. */
  void backward(int worker, int sample) {
    for (int l = stages.length - 1; l >= 0; l--) {
      Optional<Rows> below =
          l == 0 ? Optional.empty() : Optional.of(adjoint[l].from(sample * rows[l]));
      stages[l].backward(worker, sample, below);
    }
  }

  /** Completes the gradients of all layers over the first samples. */
  void gradient(int samples, float[] gradient) {
    for (int l = 0; l < stages.length; l++) {
      if (l == 0 && graded && values != null && first != null) {
        values.gradient(samples, gradient);
        first.biasGradient(samples, gradient);
      } else {
        stages[l].gradient(samples, gradient);
      }
    }
  }

  /** Potentials of a layer's neurons. */
  Optional<LayerTrace> trace(int layer, int sample) {
    return stages[layer].trace(sample);
  }
}
