package spikeloom.encoder;

import java.util.List;
import java.util.Optional;
import spikeloom.kernel.ConvolutionShape;
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
   * @param connections from the layer below
   */
  public record Layer(
      int neurons,
      NeuronUpdate update,
      SpikeKind reads,
      int lateral,
      int products,
      Connections connections) {
    /** Creates a layer in which every neuron receives all inputs. */
    public Layer(int neurons, NeuronUpdate update, SpikeKind reads, int lateral, int products) {
      this(neurons, update, reads, lateral, products, Connections.all(neurons));
    }

    /** Creates a layer with feed-forward inputs only, of which every neuron receives all. */
    public Layer(int neurons, NeuronUpdate update, SpikeKind reads) {
      this(neurons, update, reads, 0, 0);
    }

    /** Creates a layer with feed-forward inputs only. */
    public Layer(int neurons, NeuronUpdate update, SpikeKind reads, Connections connections) {
      this(neurons, update, reads, 0, 0, connections);
    }
  }

  /**
   * The weights between two layers.
   *
   * @param fanOut neurons that a spike reaches through a weight, a mean
   * @param convolution which ones, if it is a convolution
   */
  public record Connections(double fanOut, Optional<ConvolutionShape> convolution) {
    /** A weight from every neuron to every one of {@code neurons}. */
    public static Connections all(int neurons) {
      return new Connections(neurons, Optional.empty());
    }

    /** A convolution. */
    public static Connections of(ConvolutionShape shape) {
      return new Connections(shape.fanOut(), Optional.of(shape));
    }

    /** No weights: spikes are passed on. */
    public static Connections none() {
      return new Connections(0, Optional.empty());
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
