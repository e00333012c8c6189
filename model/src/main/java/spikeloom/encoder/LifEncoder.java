package spikeloom.encoder;

import java.util.ArrayList;
import java.util.List;
import spikeloom.kernel.Parameters;
import spikeloom.kernel.Workers;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Hidden layers of {@link Lif} neurons and a layer of {@link StochasticReadout} neurons, fully
 * connected, without recurrence but for the readout's feedback of its own spikes. Source: the
 * encoder of VDIB (Skatchkovsky, Simeone and Jang, NeurIPS 2021), sections "encoder" and "image
 * reconstruction", with back-propagation through time instead of local rules.
 */
public final class LifEncoder implements SpikingEncoder {
  /**
   * What the network is made of.
   *
   * @param inputs number of input channels
   * @param hidden neurons of each hidden layer, at least one layer
   * @param latents number of readout neurons
   * @param surrogate derivative of the hidden spikes
   * @param neuron constants of the hidden neurons
   * @param readout constants of the readout neurons
   * @param prior firing probability of the reference process, in (0, 1)
   */
  public record Structure(
      int inputs,
      List<Integer> hidden,
      int latents,
      Surrogate surrogate,
      Lif neuron,
      StochasticReadout readout,
      double prior) {
    /** Keeps its own list. */
    public Structure {
      hidden = List.copyOf(hidden);
    }

    /** The constants that the product trains with; docs/decisions says how they were chosen. */
    public static Structure standard(
        int inputs, List<Integer> hidden, int latents, Surrogate surrogate, double prior) {
      return new Structure(inputs, hidden, latents, surrogate, NEURON, READOUT, prior);
    }
  }

  private static final Lif NEURON = new Lif(0, 0.9, 0.9, 1, 10);
  private static final StochasticReadout READOUT = new StochasticReadout(0.9, 0.65, 10);

  private final Structure structure;
  private final Parameters parameters;
  private final List<Layer> layers;

  /** One layer's slices of the parameters. */
  record Layer(int inputs, int neurons, Parameters.Slice weights, Parameters.Slice bias) {}

  /** A network with initial weights drawn from {@code key}. */
  public LifEncoder(Structure structure, RandomKey key) {
    this.structure = structure;
    Parameters.Layout layout = new Parameters.Layout();
    List<Layer> built = new ArrayList<>();
    int inputs = structure.inputs();
    for (int i = 0; i <= structure.hidden().size(); i++) {
      boolean readout = i == structure.hidden().size();
      int neurons = readout ? structure.latents() : structure.hidden().get(i);
      String name = readout ? "readout" : "hidden layer " + (i + 1);
      built.add(
          new Layer(
              inputs,
              neurons,
              layout.padded(name + " weights", inputs, neurons),
              layout.padded(name + " bias", 1, neurons)));
      inputs = neurons;
    }
    layers = List.copyOf(built);
    layout.padded("readout feedback", 1, structure.latents());
    parameters = layout.build();
    for (Layer layer : layers) {
      initialise(layer.weights(), layer.inputs(), key.fold(layer.weights().name()));
      initialise(layer.bias(), layer.inputs(), key.fold(layer.bias().name()));
    }
  }

  // Uniform in +-1/sqrt(fan-in), feedback 0: see docs/decisions on the constants of the encoder.
  private void initialise(Parameters.Slice slice, int fanIn, RandomKey key) {
    FastRandom random = key.random();
    float bound = (float) (1 / Math.sqrt(fanIn));
    for (int r = 0; r < slice.rows(); r++) {
      for (int c = 0; c < slice.columns(); c++) {
        parameters.values()[slice.at(r, c)] = (2 * random.nextFloat() - 1) * bound;
      }
    }
    parameters.changed();
  }

  /** What the network is made of. */
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
    return new LifPass(this, samples, steps, workers);
  }

  /** All layers, input to output; the last is the readout. */
  List<Layer> layers() {
    return layers;
  }

  /** The readout's feedback weights. */
  Parameters.Slice feedback() {
    return parameters.slice("readout feedback");
  }
}
