package spikeloom.encoder.ltc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderShape;
import spikeloom.encoder.EncoderShape.Connections;
import spikeloom.encoder.MapSpec;
import spikeloom.encoder.NeuronLayer;
import spikeloom.encoder.NeuronUpdate;
import spikeloom.encoder.StreamingEncoder;
import spikeloom.encoder.StreamingPass;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.kernel.SpikeKind;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Layers of spiking neurons with liquid time constants, see {@link LiquidTimeConstant}: hidden ones
 * fire where the potential exceeds the threshold; the latent ones with probability {@code s(margin
 * / 0.342)}, with the slope at the threshold equal to the height of their surrogate. A latent
 * spike's probability depends on past spikes and inputs only, recurrent or not, so the rate is the
 * sum of the Bernoulli divergences to the prior. The first layers may be maps, see {@link MapSpec}:
 * a convolution drives their neurons, whose gates and recurrence connect the channels of one
 * position; the latent layer may be driven by a convolution, too. Source of the neurons: Yin,
 * Corradi and Bohte, Nature Machine Intelligence 2023; of the rate: VDIB (Skatchkovsky, Simeone and
 * Jang, NeurIPS 2021).
 */
public final class LtcEncoder implements StreamingEncoder {
  /**
   * The structure of the network.
   *
   * @param inputs number of input channels
   * @param hidden neurons of each dense hidden layer; empty if the latent layer receives the inputs
   *     or maps
   * @param latents number of latent neurons
   * @param neuron constants of all neurons
   * @param recurrence whether layers receive their own spikes
   * @param drive standard deviation of the initial weights from the input, times the root of the
   *     number of inputs; those of maps are fitted to samples instead
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

    /** The structure of a layer of it. */
    LtcLayer.Shape layer(String name, int inputs, int neurons) {
      return new LtcLayer.Shape(name, inputs, neurons, neuron, recurrence, LtcLayer.Gates.LIQUID);
    }
  }

  private final Structure structure;
  private final Parameters parameters;
  private final MapSpec maps;
  private final List<LtcMap> mapLayers;
  private final List<LtcLayer> layers;

  /** Creates a network of dense layers with initial weights drawn from {@code key}. */
  public LtcEncoder(Structure structure, RandomKey key) {
    this(structure, MapSpec.none(), key);
  }

  /**
   * Creates a network with initial weights drawn from {@code key}.
   *
   * @param maps the layers before the dense ones
   */
  public LtcEncoder(Structure structure, MapSpec maps, RandomKey key) {
    this.structure = structure;
    this.maps = maps;
    Parameters.Layout layout = new Parameters.Layout();
    mapLayers = LtcMap.of(structure, maps, layout);
    List<LtcLayer> built = new ArrayList<>();
    int inputs = maps.present() ? maps.last().neurons() : structure.inputs();
    for (int i = 0; i < structure.hidden().size(); i++) {
      int neurons = structure.hidden().get(i);
      String name = hidden(mapLayers.size() + i);
      built.add(LtcLayer.of(structure.layer(name, inputs, neurons), layout));
      inputs = neurons;
    }
    built.add(readout(inputs, layout));
    layers = List.copyOf(built);
    parameters = layout.build();
    for (LtcMap map : mapLayers) {
      map.start(parameters, key);
    }
    for (LtcLayer layer : layers) {
      layer.initialise(parameters, LtcLayer.Start.XAVIER, key);
    }
    if (mapLayers.isEmpty()) {
      drive(layers.get(0), key);
    }
    parameters.changed();
  }

  private LtcLayer readout(int inputs, Parameters.Layout layout) {
    int latents = structure.latents();
    if (!maps.latentMaps()) {
      return LtcLayer.of(structure.layer("readout", inputs, latents), layout);
    }
    ConvolutionShape shape = maps.latentConvolution(latents);
    return LtcLayer.of(
        structure.layer("readout", shape.patch(), latents), shape.channels(), layout);
  }

  /** The name of a hidden layer, from 0. */
  static String hidden(int layer) {
    return "hidden layer " + (layer + 1);
  }

  // Few input spikes need large weights, many need small ones.
  private void drive(LtcLayer layer, RandomKey key) {
    double inputs = layer.weights().rows();
    layer.drawInputWeights(parameters, structure.drive() / Math.sqrt(inputs), key);
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
  public void fit(SpikeBatch samples, Workers workers) {
    if (!mapLayers.isEmpty()) {
      LtcFiringFit.fit(this, samples, workers);
    }
  }

  @Override
  public StreamingPass pass(int samples, int steps, Workers workers) {
    return new LtcPass(this, new LtcWindow.Room(samples, steps), workers);
  }

  @Override
  public List<NeuronLayer> neuronLayers() {
    List<NeuronLayer> all = new ArrayList<>();
    mapLayers.forEach(map -> all.add(new NeuronLayer(map.name(), map.output().neurons())));
    layers.forEach(
        layer -> all.add(new NeuronLayer(layer.shape().name(), layer.shape().neurons())));
    return all;
  }

  /** The layers whose neurons have places in maps. */
  public MapSpec maps() {
    return maps;
  }

  /** The layers of maps, input to output; the dense ones follow. */
  public List<LtcMap> mapLayers() {
    return mapLayers;
  }

  /** The dense layers, input to output; the last is the latent one, which may be a convolution. */
  public List<LtcLayer> layers() {
    return layers;
  }

  @Override
  public Optional<EncoderShape> shape() {
    List<EncoderShape.Layer> shapes = new ArrayList<>();
    for (LtcMap map : mapLayers) {
      shapes.add(
          map.neurons()
              .map(n -> shape(n, map.output().neurons(), Connections.of(map.convolution())))
              .orElseGet(() -> pooling(map)));
    }
    for (LtcLayer layer : layers) {
      int neurons = layer.shape().neurons();
      boolean convolution = maps.latentMaps() && layer == layers.get(layers.size() - 1);
      Connections connections =
          convolution ? Connections.of(maps.latentConvolution(neurons)) : Connections.all(neurons);
      shapes.add(shape(layer, neurons, connections));
    }
    return Optional.of(new EncoderShape(inputs(), shapes));
  }

  private static EncoderShape.Layer shape(LtcLayer layer, int neurons, Connections connections) {
    int lateral = layer.recurrent().rows();
    int products = layer.shape().products() - lateral;
    NeuronUpdate update = NeuronUpdate.of(layer.shape().constants());
    return new EncoderShape.Layer(
        neurons, update, SpikeKind.BINARY, lateral, products, connections);
  }

  private static EncoderShape.Layer pooling(LtcMap map) {
    return new EncoderShape.Layer(
        map.output().neurons(), NeuronUpdate.NONE, SpikeKind.BINARY, Connections.none());
  }
}
