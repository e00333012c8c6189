package spikeloom.encoder.exact;

import java.util.random.RandomGenerator;

/**
 * Feed-forward layers of neurons in continuous time over a trial, with all parameters in one array:
 * of every layer first the weights, then the initial values of its neurons.
 */
public interface TimeNetwork {
  /** T, the time after which spikes no longer count. */
  double trial();

  /** Number of layers of neurons. */
  int layers();

  /** Number of inputs of a layer, 0 for the first. */
  int inputs(int layer);

  /** Number of neurons of a layer. */
  int neurons(int layer);

  /** All parameters; call {@link #changed} after a change. */
  double[] parameters();

  /** Offset of the weights of a layer, in an order that depends on the network. */
  int weightsAt(int layer);

  /** Updates after a change of parameters, and clips them to their range. */
  void changed();

  /**
   * Adds a gradient for silent neurons, which have none otherwise; most types continue after the
   * end of the trial and need nothing.
   *
   * @param silent which neurons of the layer were silent in all examples of the batch
   */
  default void pushSilent(int layer, boolean[] silent, double[] gradient) {}

  /** Creates a pass for one example. */
  TimePass pass();

  /** Draws all weights from {@code -bound / sqrt(inputs) .. bound / sqrt(inputs)}. */
  default void drawWeights(double bound, RandomGenerator random) {
    for (int l = 0; l < layers(); l++) {
      double most = bound / Math.sqrt(inputs(l));
      int end = weightsAt(l) + inputs(l) * neurons(l);
      for (int i = weightsAt(l); i < end; i++) {
        parameters()[i] = most * (2 * random.nextDouble() - 1);
      }
    }
  }
}
