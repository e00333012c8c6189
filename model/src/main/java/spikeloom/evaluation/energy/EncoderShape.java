package spikeloom.evaluation.energy;

import java.util.ArrayList;
import java.util.List;
import spikeloom.decoder.SpikeKind;
import spikeloom.encoder.LifEncoder;
import spikeloom.encoder.LtcEncoder;
import spikeloom.encoder.LtcLayer;
import spikeloom.encoder.SrcEncoder;
import spikeloom.encoder.exact.TimeEncoder;

/**
 * What of a spiking encoder costs: fully connected layers and their neurons.
 *
 * @param inputs number of input channels
 * @param layers hidden layers if any, then the latent layer
 * @param latentProducts weights between the features of latent neurons and what the decoder reads
 */
public record EncoderShape(int inputs, List<Layer> layers, double latentProducts) {
  /** Latent spikes that the decoder reads as they are. */
  public EncoderShape(int inputs, List<Layer> layers) {
    this(inputs, layers, 0);
  }

  /**
   * A layer.
   *
   * @param neurons its width
   * @param update what each of them does at every step
   * @param reads what the spikes are that it hears from the layer below
   * @param lateral neurons of the layer whose spikes each of them hears one step later
   * @param products weights that each of them multiplies with values at every step, spikes or not
   */
  public record Layer(
      int neurons, NeuronUpdate update, SpikeKind reads, int lateral, int products) {
    /** Neurons that hear and multiply nothing but their inputs. */
    public Layer(int neurons, NeuronUpdate update, SpikeKind reads) {
      this(neurons, update, reads, 0, 0);
    }
  }

  /** Keeps its own list. */
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

  /** The shape of an encoder of spiking recurrent cells, which hear graded pulses of each other. */
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
