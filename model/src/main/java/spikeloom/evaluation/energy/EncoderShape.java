package spikeloom.evaluation.energy;

import java.util.ArrayList;
import java.util.List;
import spikeloom.decoder.SpikeKind;
import spikeloom.encoder.exact.TimeEncoder;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.encoder.ltc.LtcEncoder;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.encoder.src.SrcEncoder;

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
   */
  public record Layer(
      int neurons, NeuronUpdate update, SpikeKind reads, int lateral, int products) {
    /** Creates a layer with feed-forward inputs only. */
    public Layer(int neurons, NeuronUpdate update, SpikeKind reads) {
      this(neurons, update, reads, 0, 0);
    }
  }

  /** Copies its list. */
  public EncoderShape {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("an encoder needs at least its latent layer");
    }
  }

  /** The shape of an encoder of leaky integrate-and-fire neurons. */
  public static EncoderShape of(LifEncoder.Structure structure) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < structure.hidden().size(); l++) {
      NeuronUpdate update = NeuronUpdate.of(l == 0 ? structure.first() : structure.deeper());
      layers.add(new Layer(structure.hidden().get(l), update, SpikeKind.BINARY));
    }
    layers.add(
        new Layer(structure.latents(), NeuronUpdate.of(structure.readout()), SpikeKind.BINARY));
    return new EncoderShape(structure.inputs(), layers);
  }

  /** The shape of an encoder of neurons with liquid time constants. */
  public static EncoderShape of(LtcEncoder encoder) {
    List<Layer> layers = new ArrayList<>();
    for (LtcLayer layer : encoder.layers()) {
      int neurons = layer.shape().neurons();
      int lateral = layer.recurrent().rows();
      int products = layer.shape().products() - lateral;
      NeuronUpdate update = NeuronUpdate.of(layer.shape().constants());
      layers.add(new Layer(neurons, update, SpikeKind.BINARY, lateral, products));
    }
    return new EncoderShape(encoder.inputs(), layers);
  }

  /** The shape of an encoder of spiking recurrent cells, which receive graded pulses. */
  public static EncoderShape of(SrcEncoder.Structure structure) {
    NeuronUpdate update = NeuronUpdate.of(structure.cell());
    List<Layer> layers = new ArrayList<>();
    for (int neurons : structure.hidden()) {
      layers.add(
          new Layer(neurons, update, layers.isEmpty() ? SpikeKind.BINARY : SpikeKind.GRADED));
    }
    SpikeKind reads = layers.isEmpty() ? SpikeKind.BINARY : SpikeKind.GRADED;
    layers.add(new Layer(structure.latents(), update, reads));
    return new EncoderShape(structure.inputs(), layers);
  }

  /** The shape of an encoder in continuous time. */
  public static EncoderShape of(TimeEncoder encoder) {
    NeuronUpdate update = NeuronUpdate.of(encoder.structure().neuron());
    List<Layer> layers = new ArrayList<>();
    for (int neurons : encoder.structure().hidden()) {
      layers.add(new Layer(neurons, update, SpikeKind.BINARY));
    }
    layers.add(new Layer(encoder.latents(), update, SpikeKind.BINARY));
    return new EncoderShape(encoder.inputs(), layers, encoder.latentProducts());
  }

  /** Number of latent neurons. */
  int latents() {
    return layers.get(layers.size() - 1).neurons();
  }
}
