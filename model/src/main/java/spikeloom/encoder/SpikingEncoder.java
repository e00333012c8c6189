package spikeloom.encoder;

import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;

/**
 * A spiking network from input spikes to latent spikes. It owns its parameters and nothing that
 * changes from batch to batch: that is an {@link EncoderPass}.
 */
public interface SpikingEncoder {
  /** Number of input channels. */
  int inputs();

  /** Number of latent neurons, N. */
  int latents();

  /**
   * How many terms the rate of a sample is the sum of: one for every neuron and step, or one for
   * every neuron where it gives the decoder a single value.
   */
  default long rateTerms(int steps) {
    return (long) steps * latents();
  }

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
