package spikeloom.encoder.ltc;

import java.util.Optional;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.neuron.Surrogate;
import spikeloom.spike.SpikeBatch;

/**
 * The first layer of an {@link LtcPass} that is not a map, hidden or latent, with everything
 * between it and the input.
 */
interface LtcFirstLayer {
  /** Number of layers of maps before it. */
  int maps();

  /** The neurons. */
  LtcWindow window();

  /** Starts streams: all state is 0. */
  void rest(int samples);

  /** Continues from the end of the last window. */
  void continueStream();

  /** Copies the input of a window. */
  void read(SpikeBatch input);

  /** Runs the maps, then the neurons. */
  void forward();

  /** Back-propagates to the input, and overwrites the gradients of all parameters on the way. */
  void backward(float[] gradient);

  /** Number of events of the input, 0, or of spikes of a layer of maps in the last window. */
  long count(int layer);

  /** Potentials of the neurons of a layer of maps, 0 the first; empty if it has none. */
  Optional<LayerTrace> trace(int map, int sample);

  /** Creates the layer of an encoder. */
  static LtcFirstLayer of(
      LtcEncoder encoder, LtcFiring firing, LtcWindow.Room capacity, Workers workers) {
    if (!encoder.maps().present()) {
      return new LtcOnEvents(encoder, firing, capacity, workers);
    }
    return encoder.maps().latentMaps()
        ? new LtcLatentMaps(encoder, firing, capacity, workers)
        : new LtcOnMaps(encoder, firing, capacity, workers);
  }

  /** The neurons with an input. */
  static LtcWindow window(
      LtcEncoder encoder,
      LtcInput input,
      LtcFiring firing,
      LtcWindow.Room capacity,
      Workers workers) {
    LtcLayer layer = encoder.layers().get(0);
    return new LtcWindow(
        new LtcWindow.Parts(layer, encoder.parameters(), input, firing, Surrogate.MULTI_GAUSSIAN),
        capacity,
        workers);
  }
}
