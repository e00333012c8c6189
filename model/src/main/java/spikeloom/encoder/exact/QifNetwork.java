package spikeloom.encoder.exact;

import java.util.stream.IntStream;
import spikeloom.neuron.Qif;

/**
 * Feed-forward layers of quadratic integrate-and-fire neurons over a trial: weights, and the
 * potentials and currents at the beginning.
 */
public final class QifNetwork implements TimeNetwork {
  private final Qif neuron;
  private final double trial;
  private final LayerSizes sizes;
  private final double[] parameters;

  /**
   * A network of zeros.
   *
   * @param trial T, the time after which spikes no longer count
   * @param sizes inputs, then the neurons of every layer
   */
  public QifNetwork(Qif neuron, double trial, int... sizes) {
    if (!(trial > 0) || trial > Double.MAX_VALUE) {
      throw new IllegalArgumentException("length of the trial: " + trial);
    }
    this.neuron = neuron;
    this.trial = trial;
    this.sizes = new LayerSizes(2, sizes);
    parameters = new double[this.sizes.parameters()];
  }

  /** The neuron. */
  public Qif neuron() {
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

  /** Offset of the initial potentials. */
  public int potentialsAt(int layer) {
    return sizes.neuronsAt(layer, 0);
  }

  /** Offset of the initial currents. */
  public int currentsAt(int layer) {
    return sizes.neuronsAt(layer, 1);
  }

  @Override
  public void changed() {
    // Every finite number is a valid potential, current or weight.
  }

  @Override
  public TimePass pass() {
    return new TimePass(
        IntStream.range(0, layers()).mapToObj(l -> new QifLayerPass(this, l)).toList());
  }
}
