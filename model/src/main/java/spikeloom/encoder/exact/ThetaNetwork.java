package spikeloom.encoder.exact;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import spikeloom.neuron.ThetaNeuron;

/**
 * Feed-forward layers of theta neurons over a trial: weights and initial phases, which serve as
 * biases. The parameters of a layer lie in one array, first the weights, all of an input neuron
 * together, then the phases.
 */
public final class ThetaNetwork {
  private final ThetaNeuron neuron;
  private final double trial;
  private final int[] sizes;
  private final int[] begin; // of a layer's parameters; then their number
  private final double[] parameters;
  private final double[][] startP;
  private final double[][] startQ;

  /**
   * A network with weights 0 and all phases in the middle.
   *
   * @param trial T, the time after which spikes no longer count
   * @param sizes inputs, then the neurons of every layer
   */
  public ThetaNetwork(ThetaNeuron neuron, double trial, int... sizes) {
    if (!(trial > 0) || trial > Double.MAX_VALUE) {
      throw new IllegalArgumentException("length of the trial: " + trial);
    }
    if (sizes.length < 2) {
      throw new IllegalArgumentException("a network needs inputs and at least one layer");
    }
    this.neuron = neuron;
    this.trial = trial;
    this.sizes = sizes.clone();
    begin = new int[sizes.length];
    startP = new double[layers()][];
    startQ = new double[layers()][];
    for (int l = 0; l < layers(); l++) {
      if (sizes[l] < 1 || sizes[l + 1] < 1) {
        throw new IllegalArgumentException("a layer needs neurons");
      }
      begin[l + 1] = begin[l] + (sizes[l] + 1) * sizes[l + 1];
      startP[l] = new double[sizes[l + 1]];
      startQ[l] = new double[sizes[l + 1]];
    }
    parameters = new double[begin[layers()]];
    for (int l = 0; l < layers(); l++) {
      Arrays.fill(parameters, phasesAt(l), begin[l + 1], neuron.period() / 2);
    }
    changed();
  }

  /** Draws all weights from {@code -bound / sqrt(inputs) .. bound / sqrt(inputs)}. */
  public void drawWeights(double bound, RandomGenerator random) {
    for (int l = 0; l < layers(); l++) {
      double most = bound / Math.sqrt(inputs(l));
      for (int i = weightsAt(l); i < phasesAt(l); i++) {
        parameters[i] = most * (2 * random.nextDouble() - 1);
      }
    }
  }

  /** The neuron. */
  public ThetaNeuron neuron() {
    return neuron;
  }

  /** T. */
  public double trial() {
    return trial;
  }

  /** Number of layers of neurons. */
  public int layers() {
    return sizes.length - 1;
  }

  /** Number of inputs of a layer, 0 for the first. */
  public int inputs(int layer) {
    return sizes[layer];
  }

  /** Number of neurons of a layer. */
  public int neurons(int layer) {
    return sizes[layer + 1];
  }

  /** All parameters; {@link #changed} is due after a change. */
  public double[] parameters() {
    return parameters;
  }

  /** Where the weights of a layer begin: {@code [input][neuron]}. */
  public int weightsAt(int layer) {
    return begin[layer];
  }

  /** Where the initial phases of a layer begin. */
  public int phasesAt(int layer) {
    return begin[layer] + sizes[layer] * sizes[layer + 1];
  }

  /** Clips the initial phases to 0 .. period and takes note of all parameters. */
  public void changed() {
    double period = neuron.period();
    for (int l = 0; l < layers(); l++) {
      for (int n = 0; n < neurons(l); n++) {
        int at = phasesAt(l) + n;
        parameters[at] = Math.max(0, Math.min(period, parameters[at]));
        double psi = parameters[at] * neuron.speed();
        startP[l][n] = -Math.cos(psi);
        startQ[l][n] = Math.max(0, Math.sin(psi));
      }
    }
  }

  void start(int layer, double[] p, double[] q) {
    System.arraycopy(startP[layer], 0, p, 0, p.length);
    System.arraycopy(startQ[layer], 0, q, 0, q.length);
  }
}
