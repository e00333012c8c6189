package spikeloom.sequence;

import java.util.ArrayList;
import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Recurrent layers of spiking neurons, liquid or plain adaptive, and a readout. Source: Yin,
 * Corradi and Bohte, Nature Machine Intelligence 2023, without its normalisation over steps; all
 * state is 0 at the start.
 */
public final class SequenceNetwork {
  // Plain adaptive neurons start with the time constants of Yin, Corte and Bohte 2021.
  private static final double MEMBRANE_STEPS = 20;
  private static final double ADAPTATION_STEPS = 150;

  /** The readout of spikes. */
  public enum Readout {
    /** A weighted sum of the last layer's potentials after the reset. */
    LINEAR,
    /** Leaky integrators with liquid time constants that receive the last layer's spikes. */
    INTEGRATOR
  }

  /**
   * The structure of the network.
   *
   * @param inputs values of a step
   * @param hidden neurons of each layer, at least one layer
   * @param outputs values of an answer
   * @param neuron constants of the neurons
   * @param gates liquid, or constant for plain adaptive neurons
   * @param readout type of the readout
   * @param start distribution of initial weights
   */
  public record Structure(
      int inputs,
      List<Integer> hidden,
      int outputs,
      LiquidTimeConstant neuron,
      LtcLayer.Gates gates,
      Readout readout,
      LtcLayer.Start start) {
    /** Copies its list. */
    public Structure {
      hidden = List.copyOf(hidden);
      if (hidden.isEmpty()) {
        throw new IllegalArgumentException("a network has at least one layer");
      }
    }
  }

  /**
   * Initial time constants, for sequences much longer than the about two steps that gates without
   * biases remember.
   *
   * @param longest longest time constant of the neurons, in steps, at least 1; see {@link
   *     LtcLayer#spreadTimeConstants}
   * @param answer time constant of the readout integrators, in steps
   * @param drive deviation of the weights from the inputs: a membrane that forgets slowly also
   *     follows slowly, and would not fire at all from small ones
   * @param gates factor of the initial weights of all gates: with the published weights (1) a
   *     bright pixel changes time constants so much that slow neurons forget
   */
  public record Memory(double longest, double answer, double drive, double gates) {}

  private final Structure structure;
  private final Parameters parameters;
  private final List<LtcLayer> layers;

  /** Creates a network with initial weights drawn from {@code key}. */
  public SequenceNetwork(Structure structure, RandomKey key) {
    this.structure = structure;
    Parameters.Layout layout = new Parameters.Layout();
    List<LtcLayer> built = new ArrayList<>();
    int inputs = structure.inputs();
    for (int l = 0; l < structure.hidden().size(); l++) {
      int neurons = structure.hidden().get(l);
      built.add(
          LtcLayer.of(
              new LtcLayer.Shape(
                  "layer " + (l + 1),
                  inputs,
                  neurons,
                  structure.neuron(),
                  LtcLayer.Recurrence.RECURRENT,
                  structure.gates()),
              layout));
      inputs = neurons;
    }
    if (structure.readout() == Readout.INTEGRATOR) {
      built.add(LtcLayer.of(integrator(inputs), layout));
    } else {
      layout.padded("readout weights", inputs, structure.outputs());
      layout.padded("readout bias", 1, structure.outputs());
    }
    layers = List.copyOf(built);
    parameters = layout.build();
    initialise(key);
  }

  private LtcLayer.Shape integrator(int inputs) {
    return new LtcLayer.Shape(
        "readout",
        inputs,
        structure.outputs(),
        LiquidTimeConstant.INTEGRATOR,
        LtcLayer.Recurrence.FEED_FORWARD,
        LtcLayer.Gates.LIQUID);
  }

  private void initialise(RandomKey key) {
    for (LtcLayer layer : layers) {
      layer.initialise(parameters, structure.start(), key);
      if (layer.shape().gates() == LtcLayer.Gates.CONSTANT) {
        layer.timeConstants(parameters, MEMBRANE_STEPS, ADAPTATION_STEPS);
      }
    }
    if (structure.readout() == Readout.LINEAR) {
      Parameters.Slice slice = readoutWeights();
      double deviation = Math.sqrt(2.0 / (slice.rows() + slice.columns()));
      FastRandom random = key.fold(slice.name()).random();
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          parameters.values()[slice.at(r, c)] = (float) (deviation * random.nextGaussian());
        }
      }
    }
    parameters.changed();
  }

  /** Sets initial time constants and redraws the weights from the inputs; only once. */
  public void remember(Memory memory, RandomKey key) {
    for (LtcLayer layer : layers) {
      layer.scaleGates(parameters, memory.gates);
    }
    for (LtcLayer layer : layers.subList(0, structure.hidden().size())) {
      layer.spreadTimeConstants(parameters, memory.longest, key);
    }
    layers.get(0).drawInputWeights(parameters, memory.drive, key);
    if (structure.readout() == Readout.INTEGRATOR) {
      layers.get(layers.size() - 1).timeConstants(parameters, memory.answer, memory.answer);
    }
  }

  /** The structure of the network. */
  public Structure structure() {
    return structure;
  }

  /** All trainable values. */
  public Parameters parameters() {
    return parameters;
  }

  /** All layers of neurons; readout integrators are the last. */
  List<LtcLayer> layers() {
    return layers;
  }

  Parameters.Slice readoutWeights() {
    return parameters.slice("readout weights");
  }

  Parameters.Slice readoutBias() {
    return parameters.slice("readout bias");
  }
}
