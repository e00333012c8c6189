package spikeloom.evaluation.energy;

import java.util.ArrayList;
import java.util.List;
import spikeloom.decoder.SpikeKind;
import spikeloom.encoder.LifEncoder;
import spikeloom.encoder.SrcEncoder;

/**
 * What of a spiking encoder costs: fully connected layers and their neurons.
 *
 * @param inputs number of input channels
 * @param layers hidden layers if any, then the latent layer
 */
public record EncoderShape(int inputs, List<Layer> layers) {
  /**
   * A layer.
   *
   * @param neurons its width
   * @param update what each of them does at every step
   * @param reads what the spikes are that it hears
   */
  public record Layer(int neurons, NeuronUpdate update, SpikeKind reads) {
    /** A layer that hears binary spikes. */
    public Layer(int neurons, NeuronUpdate update) {
      this(neurons, update, SpikeKind.BINARY);
    }
  }

  /** Keeps its own list. */
  public EncoderShape {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("an encoder has at least its latent layer");
    }
  }

  /** The shape of an encoder of leaky integrate-and-fire neurons. */
  public static EncoderShape of(LifEncoder.Structure structure) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < structure.hidden().size(); l++) {
      NeuronUpdate update = NeuronUpdate.of(l == 0 ? structure.first() : structure.deeper());
      layers.add(new Layer(structure.hidden().get(l), update));
    }
    layers.add(new Layer(structure.latents(), NeuronUpdate.of(structure.readout())));
    return new EncoderShape(structure.inputs(), layers);
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

  /** Number of latent neurons. */
  int latents() {
    return layers.get(layers.size() - 1).neurons();
  }
}
