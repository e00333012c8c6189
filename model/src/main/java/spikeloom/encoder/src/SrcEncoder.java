package spikeloom.encoder.src;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.EncoderShape;
import spikeloom.encoder.NeuronLayer;
import spikeloom.encoder.NeuronUpdate;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.kernel.SpikeKind;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.SpikingRecurrentCell;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Layers of {@link SpikingRecurrentCell}s, fully connected, without recurrence except within each
 * cell. A layer reads the graded pulses of the one below. Cells start at their rest point. Only the
 * last layer is noisy. Source: De Geeter, Ernst and Drion, "Spike-based computation using classical
 * recurrent neural networks", 2023 (arXiv 2306.03623).
 */
public final class SrcEncoder implements SpikingEncoder {
  /**
   * The structure of the network.
   *
   * @param inputs number of input channels
   * @param hidden cells of each layer but the last
   * @param latents cells of the last layer
   * @param cell constants of the cells
   * @param noise noise of the last layer; with logistic noise and graded pulses the rate is that of
   *     {@link PulseNoise.LogisticHeights}
   * @param pulses output of the last layer
   * @param weightScale initial weights are uniform in +-weightScale/sqrt(fan-in)
   */
  public record Structure(
      int inputs,
      List<Integer> hidden,
      int latents,
      SpikingRecurrentCell cell,
      PulseNoise noise,
      PulseKind pulses,
      double weightScale) {
    /** Copies its list. */
    public Structure {
      hidden = List.copyOf(hidden);
    }
  }

  private final Structure structure;
  private final Parameters parameters;
  private final List<LifEncoder.Layer> layers;
  private final Rows[] fastWeights; // [layer], one row: r of every cell
  private final Rows[] slowWeights; // rs

  /** Creates a network with initial weights drawn from {@code key}. */
  public SrcEncoder(Structure structure, RandomKey key) {
    this.structure = structure;
    Parameters.Layout layout = new Parameters.Layout();
    List<LifEncoder.Layer> built = new ArrayList<>();
    int inputs = structure.inputs();
    for (int l = 0; l <= structure.hidden().size(); l++) {
      boolean latent = l == structure.hidden().size();
      int cells = latent ? structure.latents() : structure.hidden().get(l);
      String name = latent ? "latent layer" : "hidden layer " + (l + 1);
      built.add(
          new LifEncoder.Layer(
              name,
              inputs,
              cells,
              layout.padded(name + " weights", inputs, cells),
              layout.padded(name + " bias", 1, cells)));
      inputs = cells;
    }
    layers = List.copyOf(built);
    parameters = layout.build();
    fastWeights = new Rows[layers.size()];
    slowWeights = new Rows[layers.size()];
    for (int l = 0; l < layers.size(); l++) {
      begin(layers.get(l), key);
      int stride = Padding.stride(layers.get(l).neurons());
      fastWeights[l] = Rows.of(1, stride);
      slowWeights[l] = Rows.of(1, stride);
    }
    parameters.changed();
    scatter(0, key);
  }

  private void begin(LifEncoder.Layer layer, RandomKey key) {
    Parameters.Slice slice = layer.weights();
    FastRandom random = key.fold(slice.name()).random();
    float bound = (float) (structure.weightScale() / Math.sqrt(layer.inputs()));
    for (int r = 0; r < slice.rows(); r++) {
      for (int c = 0; c < slice.columns(); c++) {
        parameters.values()[slice.at(r, c)] = (2 * random.nextFloat() - 1) * bound;
      }
    }
    int from = layer.bias().at(0, 0);
    float bias = (float) structure.cell().bias().initial();
    Arrays.fill(parameters.values(), from, from + layer.neurons(), bias);
  }

  /**
   * Draws separate weights r and rs for every cell, normal around those of the structure, to test
   * the dependence on the pulse shape. They are not parameters; a new encoder does not have them.
   *
   * @param deviation standard deviation, relative to the weight
   */
  public void scatter(double deviation, RandomKey key) {
    SpikingRecurrentCell.Constants k = structure.cell().constants();
    for (int l = 0; l < layers.size(); l++) {
      FastRandom random = key.fold("weights of cells").fold(l).random();
      for (int n = 0; n < layers.get(l).neurons(); n++) {
        double r = deviation == 0 ? 0 : deviation * random.nextGaussian();
        double rs = deviation == 0 ? 0 : deviation * random.nextGaussian();
        fastWeights[l].values()[fastWeights[l].index(0, n)] = (float) (k.r() * (1 + r));
        slowWeights[l].values()[slowWeights[l].index(0, n)] = (float) (k.rs() * (1 + rs));
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
  public EncoderPass pass(int samples, int steps, Workers workers) {
    return new SrcPass(this, samples, steps, workers);
  }

  @Override
  public List<NeuronLayer> neuronLayers() {
    return LifEncoder.names(layers);
  }

  /** All layers, input to output. */
  public List<LifEncoder.Layer> layers() {
    return layers;
  }

  /** One row: r of every cell of a layer. */
  Rows fastWeights(int layer) {
    return fastWeights[layer];
  }

  /** One row: rs of every cell of a layer. */
  Rows slowWeights(int layer) {
    return slowWeights[layer];
  }

  /** Layers after the first receive graded pulses. */
  @Override
  public Optional<EncoderShape> shape() {
    NeuronUpdate update = NeuronUpdate.of(structure.cell());
    List<EncoderShape.Layer> layers = new ArrayList<>();
    for (int neurons : structure.hidden()) {
      SpikeKind reads = layers.isEmpty() ? SpikeKind.BINARY : SpikeKind.GRADED;
      layers.add(new EncoderShape.Layer(neurons, update, reads));
    }
    SpikeKind reads = layers.isEmpty() ? SpikeKind.BINARY : SpikeKind.GRADED;
    layers.add(new EncoderShape.Layer(structure.latents(), update, reads));
    return Optional.of(new EncoderShape(structure.inputs(), layers));
  }
}
