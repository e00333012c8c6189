package spikeloom.encoder.lif;

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
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Hidden layers of {@link Lif} neurons and a layer of {@link StochasticReadout} neurons, without
 * recurrence except for the readout's feedback of its own past spikes, each neuron's or all. The
 * first layers may be maps, see {@link MapSpec}; the others receive all neurons before them, but
 * the readout may be a convolution. Source: the encoder of VDIB (Skatchkovsky, Simeone and Jang,
 * NeurIPS 2021), sections "encoder" and "image reconstruction", with back-propagation through time
 * instead of local rules.
 */
public final class LifEncoder implements StreamingEncoder {
  /**
   * The structure of the network.
   *
   * @param inputs number of input channels
   * @param hidden neurons of each dense hidden layer; empty if the readout receives the inputs or
   *     maps
   * @param latents number of readout neurons
   * @param surrogate derivative of the hidden spikes
   * @param first constants of the neurons of the first hidden layer, dense or a map
   * @param deeper constants of the neurons of further hidden layers
   * @param mapGain factor of the gain of convolutions, above 0: their initial weights are scaled
   *     until they fire, so it sets how much a change of a weight changes a potential
   * @param readout constants of the readout neurons
   * @param sampling connections among the readout neurons, and the gradient of their spikes
   * @param prior firing probability of the fixed prior, in (0, 1)
   */
  public record Structure(
      int inputs,
      List<Integer> hidden,
      int latents,
      Surrogate surrogate,
      Lif first,
      Lif deeper,
      double mapGain,
      StochasticReadout readout,
      LatentSampling sampling,
      double prior) {
    /** Copies its list. */
    public Structure {
      hidden = List.copyOf(hidden);
    }

    /**
     * The default constants; see docs/decisions for their choice.
     *
     * @param gain input gain of the first layer, hidden or not
     */
    public static Structure standard(
        int inputs,
        List<Integer> hidden,
        int latents,
        Surrogate surrogate,
        double gain,
        double prior) {
      double readoutGain = hidden.isEmpty() ? gain : READOUT_GAIN;
      return new Structure(
          inputs,
          hidden,
          latents,
          surrogate,
          neuron(gain),
          neuron(HIDDEN_GAIN),
          1,
          new StochasticReadout(MEMBRANE_DECAY, FEEDBACK_DECAY, readoutGain),
          LatentSampling.own(),
          prior);
    }

    /** The same with another decay of membrane and refractoriness of the hidden layers. */
    public Structure withHiddenDecay(double decay) {
      return new Structure(
          inputs,
          hidden,
          latents,
          surrogate,
          first.withDecay(decay),
          deeper.withDecay(decay),
          mapGain,
          readout,
          sampling,
          prior);
    }

    /** The same with another decay of the readout's membrane. */
    public Structure withReadoutDecay(double gamma) {
      return with(new StochasticReadout(gamma, readout.phi(), readout.gain()), sampling);
    }

    /** The same with other connections among the readout neurons and another estimator. */
    public Structure withSampling(LatentSampling other) {
      double phi = other.lateral() ? LATERAL_DECAY : FEEDBACK_DECAY;
      return with(new StochasticReadout(readout.gamma(), phi, readout.gain()), other);
    }

    private Structure with(StochasticReadout readout, LatentSampling sampling) {
      return new Structure(
          inputs, hidden, latents, surrogate, first, deeper, mapGain, readout, sampling, prior);
    }

    /** The same with maps before the dense layers, so that the readout receives hidden neurons. */
    Structure withMaps(double gain) {
      return new Structure(
          inputs,
          hidden,
          latents,
          surrogate,
          first,
          deeper,
          gain,
          new StochasticReadout(readout.gamma(), readout.phi(), READOUT_GAIN),
          sampling,
          prior);
    }

    private static Lif neuron(double gain) {
      return new Lif(0, MEMBRANE_DECAY, MEMBRANE_DECAY, 1, gain);
    }

    /** Constants of the neurons of dense hidden layer {@code layer}, from 0, without maps. */
    public Lif neuron(int layer) {
      return layer == 0 ? first : deeper;
    }
  }

  private static final double MEMBRANE_DECAY = 0.9;
  private static final double HIDDEN_GAIN = 5;
  private static final double FEEDBACK_DECAY = 0.65;
  private static final double LATERAL_DECAY = 0.8;
  private static final double LATERAL_READOUT_SPREAD = 1;
  private static final double LATENT_MAP_SPREAD = 0.4;
  private static final float LATERAL_BIAS = -2.5f;
  private static final float LATERAL_OWN = -0.5f;
  private static final double LATERAL_SPREAD = 0.02;
  private static final double READOUT_GAIN = 5;
  private static final double HIDDEN_SPREAD = 4;
  static final double READOUT_SPREAD = 8;
  private static final float HIDDEN_BIAS = 0.5f;
  private static final int WHOLE_STEPS = 600; // hidden neurons before a layer; they fire together

  private final Structure structure;
  private final MapSpec maps;
  private final Parameters parameters;
  private final List<MapLayer> mapLayers;
  private final List<Layer> layers;
  private final Parameters.Slice feedback;

  /**
   * One layer's slices of the parameters.
   *
   * @param inputs rows of the weights: all neurons before it, or the inputs of a patch
   */
  public record Layer(
      String name, int inputs, int neurons, Parameters.Slice weights, Parameters.Slice bias) {}

  /** Creates a network of dense layers with initial weights drawn from {@code key}. */
  public LifEncoder(Structure structure, RandomKey key) {
    this(structure, MapSpec.none(), key);
  }

  /**
   * Creates a network with initial weights drawn from {@code key}.
   *
   * @param maps the layers before the dense ones
   */
  public LifEncoder(Structure structure, MapSpec maps, RandomKey key) {
    this.structure = structure;
    this.maps = maps;
    Parameters.Layout layout = new Parameters.Layout();
    mapLayers = MapLayer.of(maps, layout);
    int inputs = structure.inputs();
    if (maps.present()) {
      inputs = maps.last().neurons();
    }
    List<Layer> built = new ArrayList<>();
    for (int i = 0; i <= structure.hidden().size(); i++) {
      boolean readout = i == structure.hidden().size();
      int neurons = readout ? structure.latents() : structure.hidden().get(i);
      String name = readout ? "readout" : MapLayer.name(mapLayers.size() + i);
      built.add(
          readout && maps.latentMaps()
              ? readoutOfMaps(layout)
              : dense(layout, name, inputs, neurons, i > 0 || maps.present()));
      inputs = neurons;
    }
    layers = List.copyOf(built);
    int sources = structure.sampling().lateral() ? structure.latents() : 1;
    feedback = layout.padded("readout feedback", sources, structure.latents());
    parameters = layout.build();
    for (MapLayer layer : mapLayers) {
      layer.start(parameters, HIDDEN_SPREAD, HIDDEN_BIAS, key);
    }
    for (Layer layer : layers) {
      boolean readout = layer == layers.get(layers.size() - 1);
      spread(parameters, layer.weights(), readout ? readoutSpread() : HIDDEN_SPREAD, key);
      fill(parameters, layer.bias(), readout ? readoutBias() : HIDDEN_BIAS);
    }
    if (structure.sampling().lateral()) {
      connect(key.fold(feedback.name()).random());
    }
    parameters.changed();
  }

  private static Layer dense(
      Parameters.Layout layout, String name, int inputs, int neurons, boolean readsHidden) {
    String weights = name + " weights";
    return new Layer(
        name,
        inputs,
        neurons,
        readsHidden
            ? layout.padded(weights, inputs, neurons, WHOLE_STEPS)
            : layout.padded(weights, inputs, neurons),
        layout.padded(name + " bias", 1, neurons));
  }

  private Layer readoutOfMaps(Parameters.Layout layout) {
    ConvolutionShape shape = maps.latentConvolution(structure.latents());
    return new Layer(
        "readout",
        shape.patch(),
        structure.latents(),
        layout.padded("readout weights", shape.patch(), shape.channels()),
        layout.padded("readout bias", 1, structure.latents()));
  }

  private double readoutSpread() {
    if (maps.latentMaps()) {
      return LATENT_MAP_SPREAD;
    }
    return structure.sampling().lateral() ? LATERAL_READOUT_SPREAD : READOUT_SPREAD;
  }

  // Almost silent, so that a spike means something; by chance, some neurons still fire. Maps have
  // too few spikes at a place for that.
  private float readoutBias() {
    LatentSampling sampling = structure.sampling();
    boolean silent = sampling.lateral() && sampling.estimator().draws() && !maps.latentMaps();
    return silent ? LATERAL_BIAS : 0;
  }

  // A spike makes its neuron less likely to fire again; the others start almost unconnected.
  private void connect(FastRandom random) {
    for (int m = 0; m < feedback.rows(); m++) {
      for (int n = 0; n < feedback.columns(); n++) {
        float weight = m == n ? LATERAL_OWN : (float) (LATERAL_SPREAD * random.nextGaussian());
        parameters.values()[feedback.at(m, n)] = weight;
      }
    }
  }

  /** Draws weights uniformly within {@code +-spread / sqrt(rows)}. */
  static void spread(Parameters parameters, Parameters.Slice slice, double spread, RandomKey key) {
    FastRandom random = key.fold(slice.name()).random();
    float bound = (float) (spread / Math.sqrt(slice.rows()));
    for (int r = 0; r < slice.rows(); r++) {
      for (int c = 0; c < slice.columns(); c++) {
        parameters.values()[slice.at(r, c)] = (2 * random.nextFloat() - 1) * bound;
      }
    }
  }

  /** Sets the one row of a slice. */
  static void fill(Parameters parameters, Parameters.Slice slice, float value) {
    for (int c = 0; c < slice.columns(); c++) {
      parameters.values()[slice.at(0, c)] = value;
    }
  }

  /** The structure of the network. */
  public Structure structure() {
    return structure;
  }

  /** The layers whose neurons have places in maps. */
  public MapSpec maps() {
    return maps;
  }

  /** The layers of maps, input to output; the dense ones follow. */
  public List<MapLayer> mapLayers() {
    return mapLayers;
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
      FiringFit.fit(this, samples, workers);
    }
  }

  @Override
  public StreamingPass pass(int samples, int steps, Workers workers) {
    return new LifPass(this, samples, steps, workers);
  }

  @Override
  public List<NeuronLayer> neuronLayers() {
    List<NeuronLayer> all = new ArrayList<>();
    mapLayers.forEach(layer -> all.add(new NeuronLayer(layer.name(), layer.output().neurons())));
    all.addAll(names(layers));
    return all;
  }

  /** The layers with their names. */
  public static List<NeuronLayer> names(List<Layer> layers) {
    return layers.stream().map(layer -> new NeuronLayer(layer.name(), layer.neurons())).toList();
  }

  /** The dense layers, input to output; the last is the readout, which may be a convolution. */
  List<Layer> layers() {
    return layers;
  }

  /**
   * The readout's feedback weights: one row, of every neuron from itself, or with lateral
   * connections a row per source.
   */
  public Parameters.Slice feedback() {
    return feedback;
  }

  /** Constants of the neurons of a hidden layer, counted from the first map; not of pooling. */
  public Lif neuron(int layer) {
    boolean first = mapLayers.stream().limit(layer).allMatch(MapLayer::pooling);
    Lif neuron = first && layer <= mapLayers.size() ? structure.first() : structure.deeper();
    return layer < mapLayers.size() ? neuron.withGain(structure.mapGain() * neuron.gain()) : neuron;
  }

  @Override
  public Optional<EncoderShape> shape() {
    List<EncoderShape.Layer> all = new ArrayList<>();
    for (MapLayer layer : mapLayers) {
      int neurons = layer.output().neurons();
      all.add(
          layer.pooling()
              ? new EncoderShape.Layer(
                  neurons, NeuronUpdate.NONE, SpikeKind.BINARY, Connections.none())
              : new EncoderShape.Layer(
                  neurons,
                  NeuronUpdate.of(neuron(all.size())),
                  SpikeKind.BINARY,
                  Connections.of(layer.convolution())));
    }
    for (int neurons : structure.hidden()) {
      NeuronUpdate update = NeuronUpdate.of(neuron(all.size()));
      all.add(new EncoderShape.Layer(neurons, update, SpikeKind.BINARY));
    }
    int latents = structure.latents();
    Connections connections =
        maps.latentMaps()
            ? Connections.of(maps.latentConvolution(latents))
            : Connections.all(latents);
    int lateral = structure.sampling().lateral() ? latents : 0;
    NeuronUpdate update = NeuronUpdate.of(structure.readout());
    all.add(new EncoderShape.Layer(latents, update, SpikeKind.BINARY, lateral, 0, connections));
    return Optional.of(new EncoderShape(structure.inputs(), all));
  }
}
