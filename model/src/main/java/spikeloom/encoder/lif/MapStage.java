package spikeloom.encoder.lif;

import java.util.Optional;
import java.util.function.Supplier;
import spikeloom.array.Rows;
import spikeloom.encoder.LayerTrace;

/** A layer of a {@link MapStack}. */
interface MapStage {
  /** Runs a sample, whose input spikes are known, over all steps. */
  void forward(int worker, int sample);

  /** Reads the present weights for {@link #backward}, a worker's part. */
  void refresh(int worker);

  /**
   * Propagates the gradient of the spikes back.
   *
   * @param below that of the sample's input spikes, a row per input position and step, overwritten;
   *     empty if it is not needed
   */
  void backward(int worker, int sample, Optional<Rows> below);

  /** Completes the gradients of its parameters over the first samples. */
  void gradient(int samples, float[] gradient);

  /** Potentials of its neurons; empty if it has none. */
  Optional<LayerTrace> trace(int sample);

  /** Makes the states of a sample before its first step. */
  static Supplier<Rows> states(MapLayer layer) {
    return layer.pooling() ? () -> layer.pool().winners() : () -> ConvolutionStage.state(layer);
  }
}
