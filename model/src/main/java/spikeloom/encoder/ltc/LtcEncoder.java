package spikeloom.encoder.ltc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderShape;
import spikeloom.encoder.NeuronLayer;
import spikeloom.encoder.NeuronUpdate;
import spikeloom.encoder.StreamingEncoder;
import spikeloom.encoder.StreamingPass;
import spikeloom.kernel.SpikeKind;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Layers of spiking neurons with liquid time constants, see {@link LiquidTimeConstant}: hidden ones
 * fire where the potential exceeds the threshold; the latent ones with probability {@code s(margin
 * / 0.342)}, with the slope at the threshold equal to the height of their surrogate. A latent
 * spike's probability depends on past spikes and inputs only, recurrent or not, so the rate is the
 * sum of the Bernoulli divergences to the prior. Source of the neurons: Yin, Corradi and Bohte,
 * Nature Machine Intelligence 2023; of the rate: VDIB (Skatchkovsky, Simeone and Jang, NeurIPS
 * 2021).
 */
public final class LtcEncoder implements StreamingEncoder {
  /**
   * The structure of the network.
   *
   * @param inputs number of input channels
   * @param hidden neurons of each hidden layer; empty if the latent layer receives the inputs
   * @param latents number of latent neurons
   * @param neuron constants of all neurons
   * @param recurrence whether layers receive their own spikes
   * @param drive standard deviation of the first layer's initial weights, times the root of the
   *     number of inputs
   * @param prior firing probability of the reference process, in (0, 1)
   */
  public record Structure(
      int inputs,
      List<Integer> hidden,
      int latents,
      LiquidTimeConstant neuron,
      LtcLayer.Recurrence recurrence,
      double drive,
      double prior) {
    /** Copies its list. */
    public Structure {
      hidden = List.copyOf(hidden);
    }
  }

  private final Structure structure;
  private final Parameters parameters;
  private final List<LtcLayer> layers;

  /** Creates a network with initial weights drawn from {@code key}. */
  public LtcEncoder(Structure structure, RandomKey key) {
    this.structure = structure;
    Parameters.Layout layout = new Parameters.Layout();
    List<LtcLayer> built = new ArrayList<>();
    int inputs = structure.inputs();
    for (int i = 0; i <= structure.hidden().size(); i++) {
      boolean latent = i == structure.hidden().size();
      int neurons = latent ? structure.latents() : structure.hidden().get(i);
      String name = latent ? "readout" : "hidden layer " + (i + 1);
      built.add(
          LtcLayer.of(
              new LtcLayer.Shape(
                  name,
                  inputs,
                  neurons,
                  structure.neuron(),
                  structure.recurrence(),
                  LtcLayer.Gates.LIQUID),
              layout));
      inputs = neurons;
    }
    layers = List.copyOf(built);
    parameters = layout.build();
    for (LtcLayer layer : layers) {
      layer.initialise(parameters, LtcLayer.Start.XAVIER, key);
    }
    drive(layers.get(0), key);
    parameters.changed();
  }

  // Few input spikes need large weights, many need small ones.
  private void drive(LtcLayer layer, RandomKey key) {
    Parameters.Slice slice = layer.weights();
    FastRandom random = key.fold(slice.name()).random();
    double deviation = structure.drive() / Math.sqrt(structure.inputs());
    for (int r = 0; r < slice.rows(); r++) {
      for (int c = 0; c < slice.columns(); c++) {
        parameters.values()[slice.at(r, c)] = (float) (deviation * random.nextGaussian());
      }
    }
  }

  /** The structure of the network. */
  public Structure structure() {
    return structure;
  }

  @Override
  public int inputs() {
    return structure.inputs();
  }

  @Override
  public int latents() {
    return structure.latents();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public StreamingPass pass(int samples, int steps, Workers workers) {
    return new LtcPass(this, new LtcWindow.Room(samples, steps), workers);
  }

  @Override
  public List<NeuronLayer> neuronLayers() {
    return layers.stream()
        .map(layer -> new NeuronLayer(layer.shape().name(), layer.shape().neurons()))
        .toList();
  }

  /** All layers, input to output; the last is the latent one. */
  public List<LtcLayer> layers() {
    return layers;
  }

  @Override
  public Optional<EncoderShape> shape() {
    List<EncoderShape.Layer> shapes = new ArrayList<>();
    for (LtcLayer layer : layers()) {
      int neurons = layer.shape().neurons();
      int lateral = layer.recurrent().rows();
      int products = layer.shape().products() - lateral;
      NeuronUpdate update = NeuronUpdate.of(layer.shape().constants());
      shapes.add(new EncoderShape.Layer(neurons, update, SpikeKind.BINARY, lateral, products));
    }
    return Optional.of(new EncoderShape(inputs(), shapes));
  }
}
