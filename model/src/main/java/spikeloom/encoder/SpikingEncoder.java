package spikeloom.encoder;

import java.util.List;
import spikeloom.kernel.Parameters;
import spikeloom.kernel.Workers;

/**
 * A spiking network from input spikes to latent spikes. It owns its parameters and nothing that
 * changes from batch to batch: that is an {@link EncoderPass}.
 */
public interface SpikingEncoder {
  /** Number of input channels. */
  int inputs();

  /** Number of latent neurons, N. */
  int latents();

  /** The layers of neurons, the latent one last; none if nothing lies between input and latents. */
  List<NeuronLayer> neuronLayers();

  /** All trainable values. */
  Parameters parameters();

  /**
   * Buffers for mini-batches of up to {@code samples} samples of exactly {@code steps} steps,
   * worked on by {@code workers}.
   */
  EncoderPass pass(int samples, int steps, Workers workers);
}
