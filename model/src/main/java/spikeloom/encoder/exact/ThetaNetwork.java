package spikeloom.encoder.exact;

import java.util.Arrays;
import java.util.stream.IntStream;
import spikeloom.neuron.ThetaNeuron;

/**
 * Feed-forward layers of theta neurons over a trial: weights and initial phases, which serve as
 * biases.
 */
public final class ThetaNetwork implements TimeNetwork {
  private final ThetaNeuron neuron;
  private final double trial;
  private final LayerSizes sizes;
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
    this.neuron = neuron;
    this.trial = trial;
    this.sizes = new LayerSizes(1, sizes);
    parameters = new double[this.sizes.parameters()];
    startP = new double[layers()][];
    startQ = new double[layers()][];
    for (int l = 0; l < layers(); l++) {
      startP[l] = new double[neurons(l)];
      startQ[l] = new double[neurons(l)];
      int at = phasesAt(l);
      Arrays.fill(parameters, at, at + neurons(l), neuron.period() / 2);
    }
    changed();
  }

  /** The neuron. */
  public ThetaNeuron neuron() {
    return neuron;
  }

  @Override
  public double trial() {
    return trial;
  }

  @Override
  public int layers() {
    return sizes.layers();
  }

  @Override
  public int inputs(int layer) {
    return sizes.inputs(layer);
  }

  @Override
  public int neurons(int layer) {
    return sizes.neurons(layer);
  }

  @Override
  public double[] parameters() {
    return parameters;
  }

  /** Where the weights of a layer begin: {@code [input][neuron]}. */
  @Override
  public int weightsAt(int layer) {
    return sizes.weightsAt(layer);
  }

  /** Where the initial phases of a layer begin. */
  public int phasesAt(int layer) {
    return sizes.neuronsAt(layer, 0);
  }

  /** Clips the initial phases to 0 .. period and takes note of all parameters. */
  @Override
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

  @Override
  public TimePass pass() {
    return new TimePass(
        IntStream.range(0, layers()).mapToObj(l -> new ThetaLayerPass(this, l)).toList());
  }

  void start(int layer, double[] p, double[] q) {
    System.arraycopy(startP[layer], 0, p, 0, p.length);
    System.arraycopy(startQ[layer], 0, q, 0, q.length);
  }
}
