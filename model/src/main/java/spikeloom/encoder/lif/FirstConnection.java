package spikeloom.encoder.lif;

import java.util.Optional;
import spikeloom.array.Range;
import spikeloom.encoder.LayerTrace;
import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SpikeBatch;

/**
 * What is between the input of a {@link LifPass} and the currents of its first dense layer, or of
 * its readout: weights alone, or layers of maps.
 */
interface FirstConnection {
  /** Number of layers of maps. */
  int hiddenLayers();

  /** Sets the batch to read next. */
  void begin(SpikeBatch input);

  /**
   * Copies a sample.
   *
   * @return number of its events
   */
  int read(int worker, SpikeBatch input, int sample);

  /** Runs the layers of maps and computes the currents of some samples. */
  void sum(int worker, Range samples);

  /** Reads the present weights for {@link #backward}, a worker's part. */
  void refresh(int worker);

  /** Propagates the gradient of a sample's currents back through the layers of maps. */
  void backward(int worker, int sample);

  /** Whether {@link #gradient} includes the weights of the first dense layer or the readout. */
  boolean hasWeights();

  /** Completes the gradients of its parameters over the first samples. */
  void gradient(int samples, float[] gradient);

  /** Spikes of a sample: -1 for the input, in the order of its channels, 0 for the first maps. */
  Optional<SpikeBits> spikes(int layer, int sample);

  /** Potentials of the neurons of a layer of maps; empty if it has none. */
  Optional<LayerTrace> trace(int layer, int sample);
}
