package spikeloom.encoder;

import java.util.List;
import spikeloom.kernel.SpikeKind;

/**
 * Sizes of an encoder's layers, for counting operations.
 *
 * @param inputs number of input channels
 * @param layers hidden layers if any, then the latent layer
 * @param latentProducts weights between the features of latent neurons and the decoder's input
 */
public record EncoderShape(int inputs, List<Layer> layers, double latentProducts) {
  /** The decoder reads the latent spikes directly. */
  public EncoderShape(int inputs, List<Layer> layers) {
    this(inputs, layers, 0);
  }

  /**
   * A layer.
   *
   * @param neurons its width
   * @param update update of each neuron per step
   * @param reads kind of spikes from the layer below
   * @param lateral neurons of the layer whose spikes each neuron receives one step later
   * @param products weights per neuron that are multiplied at every step, with or without spikes
   * @param fanOut neurons of the layer that a spike from the layer below reaches, a mean
   */
  public record Layer(
      int neurons, NeuronUpdate update, SpikeKind reads, int lateral, int products, double fanOut) {
    /** Creates a layer in which every neuron receives all inputs. */
    public Layer(int neurons, NeuronUpdate update, SpikeKind reads, int lateral, int products) {
      this(neurons, update, reads, lateral, products, neurons);
    }

    /** Creates a layer with feed-forward inputs only, of which every neuron receives all. */
    public Layer(int neurons, NeuronUpdate update, SpikeKind reads) {
      this(neurons, update, reads, 0, 0);
    }

    /** Creates a layer with feed-forward inputs only. */
    public Layer(int neurons, NeuronUpdate update, SpikeKind reads, double fanOut) {
      this(neurons, update, reads, 0, 0, fanOut);
    }
  }

  /** Copies its list. */
  public EncoderShape {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("an encoder needs at least its latent layer");
    }
  }

  /** Number of latent neurons. */
  public int latents() {
    return layers.get(layers.size() - 1).neurons();
  }
}
