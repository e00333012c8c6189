package spikeloom.encoder;

import java.util.List;
import java.util.Optional;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.spike.SpikeBatch;

/**
 * A spiking network from input spikes to latent spikes. It holds its parameters; the state of a
 * batch is in an {@link EncoderPass}.
 */
public interface SpikingEncoder {
  /** Number of input channels. */
  int inputs();

  /** Number of latent neurons, N. */
  int latents();

  /**
   * Number of terms of a sample's rate: one per neuron and step, or one per neuron if it outputs a
   * single value.
   */
  default long rateTerms(int steps) {
    return (long) steps * latents();
  }

  /** The layers of neurons, the latent one last; empty if there are none. */
  List<NeuronLayer> neuronLayers();

  /** Sizes of the layers for counting operations; empty if there are no neurons. */
  Optional<EncoderShape> shape();

  /**
   * Adapts the initial weights to some samples, where random weights alone would leave layers
   * silent; does nothing for networks that do not need it.
   */
  default void fit(SpikeBatch samples, Workers workers) {}

  /** All trainable values. */
  Parameters parameters();

  /**
   * Creates buffers for mini-batches of up to {@code samples} samples of exactly {@code steps}
   * steps, shared by {@code workers}.
   */
  EncoderPass pass(int samples, int steps, Workers workers);
}
