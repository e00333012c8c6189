package spikeloom.encoder.exact;

import spikeloom.neuron.Qif;

/**
 * A recurrent network of quadratic integrate-and-fire neurons over a trial. Its parameters in one
 * array: weights between neurons {@code [source][target]}, weights of the inputs {@code
 * [input][target]}, potentials and currents at the beginning.
 *
 * @param neuron the neurons
 * @param trial T, the time after which spikes no longer count
 * @param neurons number of neurons
 * @param inputs number of inputs
 * @param parameters all parameters
 */
public record QifRecurrentNetwork(
    Qif neuron, double trial, int neurons, int inputs, double[] parameters) {
  /** Checks the sizes. */
  public QifRecurrentNetwork {
    if (neurons < 1 || inputs < 0 || !(trial > 0) || trial > Double.MAX_VALUE) {
      throw new IllegalArgumentException(
          neurons + " neurons, " + inputs + " inputs, trial of " + trial);
    }
    if (parameters.length != (neurons + inputs + 2) * neurons) {
      throw new IllegalArgumentException(parameters.length + " parameters");
    }
  }

  /** A network of zeros. */
  public static QifRecurrentNetwork of(Qif neuron, double trial, int neurons, int inputs) {
    double[] parameters = new double[(neurons + inputs + 2) * neurons];
    return new QifRecurrentNetwork(neuron, trial, neurons, inputs, parameters);
  }

  /** Where the weights from a neuron to all neurons begin. */
  public int weightsOf(int source) {
    return source * neurons;
  }

  /** Where the weights from an input to all neurons begin. */
  public int weightsOfInput(int input) {
    return (neurons + input) * neurons;
  }

  /** Offset of the initial potentials. */
  public int potentialsAt() {
    return (neurons + inputs) * neurons;
  }

  /** Offset of the initial currents. */
  public int currentsAt() {
    return (neurons + inputs + 1) * neurons;
  }
}
