package spikeloom.encoder.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.EncoderShape;
import spikeloom.encoder.NeuronLayer;
import spikeloom.encoder.NeuronUpdate;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.kernel.SpikeKind;
import spikeloom.random.RandomKey;

/**
 * Layers of neurons in continuous time: input spikes at exact times, latent spikes at exact times,
 * and a feature of each latent neuron's spikes. The decoder reads the features themselves, or a
 * Gaussian latent whose mean and log-variance they give. Gradients of spike times are exact; for
 * {@link TimeNeuron.Response} where its slope floor and its push are 0. Sources: Klos and
 * Memmesheimer, arXiv 2309.14523 (theta and quadratic neurons); Lee, Haghighatshoar and Karbasi,
 * AISTATS 2023 (leaky integrate-and-fire).
 *
 * <p>The flat {@link #parameters} are the truth, in single precision; the network computes on a
 * copy of them in double precision.
 */
public final class TimeEncoder implements SpikingEncoder {
  /** The output to the decoder. */
  public enum LatentCode {
    /** Draws from normal distributions, {@link GaussianLatent}. */
    GAUSSIAN,
    /** The features themselves, without sampling and without a rate. */
    DIRECT
  }

  /**
   * The structure of the encoder.
   *
   * @param inputs number of input channels
   * @param hidden neurons of each layer but the last
   * @param latents neurons of the last layer
   * @param neuron type of the neurons, and initial weights
   * @param trial T, in the neurons' unit of time
   * @param feature feature of a latent neuron's spikes
   * @param code output to the decoder
   */
  public record Structure(
      int inputs,
      List<Integer> hidden,
      int latents,
      TimeNeuron neuron,
      double trial,
      TimeFeature feature,
      LatentCode code) {
    /** Copies its list. */
    public Structure {
      hidden = List.copyOf(hidden);
    }

    List<Integer> sizes() {
      List<Integer> sizes = new ArrayList<>();
      sizes.add(inputs);
      sizes.addAll(hidden);
      sizes.add(latents);
      return sizes;
    }
  }

  private final Structure structure;
  private final TimeNetwork network;
  private final Parameters parameters;
  private final int first; // where the network's part of the parameters begins
  private final Optional<GaussianLatent> gaussian;
  private long copied = -1; // version of the parameters that the network has

  /**
   * An encoder at its initial weights.
   *
   * @param inputSpikes spikes of an example that are expected
   */
  public TimeEncoder(Structure structure, double inputSpikes, RandomKey key) {
    this.structure = structure;
    network =
        structure
            .neuron()
            .network(structure.trial(), structure.sizes(), inputSpikes, key.fold("weights"));
    Parameters.Layout layout = new Parameters.Layout();
    int begin = 0;
    for (int l = 0; l < network.layers(); l++) {
      boolean last = l == network.layers() - 1;
      int end = last ? network.parameters().length : network.weightsAt(l + 1);
      layout.dense(name(l), 1, end - begin);
      begin = end;
    }
    gaussian =
        structure.code() == LatentCode.GAUSSIAN
            ? Optional.of(new GaussianLatent(structure.latents(), layout))
            : Optional.empty();
    parameters = layout.build();
    first = parameters.slices().get(0).offset();
    writeBack();
    gaussian.ifPresent(latent -> latent.begin(parameters.values(), key.fold("gaussian latent")));
    parameters.changed();
  }

  /** The structure of the encoder. */
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

  /** One per neuron, independent of the number of steps. */
  @Override
  public long rateTerms(int steps) {
    return structure.latents();
  }

  @Override
  public List<NeuronLayer> neuronLayers() {
    List<Integer> sizes = structure.sizes();
    return IntStream.range(1, sizes.size())
        .mapToObj(l -> new NeuronLayer(name(l - 1), sizes.get(l)))
        .toList();
  }

  private String name(int layer) {
    return layer == structure.hidden().size() ? "latent layer" : "hidden layer " + (layer + 1);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public EncoderPass pass(int samples, int steps, Workers workers) {
    return new TimeEncoderPass(this, samples, steps, workers);
  }

  TimeNetwork network() {
    return network;
  }

  Optional<GaussianLatent> gaussian() {
    return gaussian;
  }

  /** Updates the network; clips its parameters to their range. */
  synchronized void settle() {
    if (copied != parameters.version()) {
      double[] own = network.parameters();
      for (int i = 0; i < own.length; i++) {
        own[i] = parameters.values()[first + i];
      }
      network.changed();
      writeBack();
      copied = parameters.version();
    }
  }

  private void writeBack() {
    double[] own = network.parameters();
    for (int i = 0; i < own.length; i++) {
      parameters.values()[first + i] = (float) own[i];
    }
  }

  /** Adds a gradient of the network's parameters to one in the layout of {@link #parameters}. */
  void addGradient(double[] own, float[] gradient) {
    for (int i = 0; i < own.length; i++) {
      gradient[first + i] += (float) own[i];
    }
  }

  /** Products between features and the output, per example. */
  public double latentProducts() {
    return gaussian.isPresent() ? GaussianLatent.products(structure.latents()) : 0;
  }

  /** Neurons of the hidden layers. */
  int hiddenNeurons() {
    return structure.hidden().stream().mapToInt(Integer::intValue).sum();
  }

  /** For a layer without spikes so far. */
  static boolean[] allSilent(int neurons) {
    boolean[] silent = new boolean[neurons];
    Arrays.fill(silent, true);
    return silent;
  }

  @Override
  public Optional<EncoderShape> shape() {
    NeuronUpdate update = structure.neuron().update();
    List<EncoderShape.Layer> layers = new ArrayList<>();
    for (int neurons : structure.hidden()) {
      layers.add(new EncoderShape.Layer(neurons, update, SpikeKind.BINARY));
    }
    layers.add(new EncoderShape.Layer(latents(), update, SpikeKind.BINARY));
    return Optional.of(new EncoderShape(inputs(), layers, latentProducts()));
  }
}
