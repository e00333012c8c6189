package spikeloom.encoder.exact;

import java.util.random.RandomGenerator;

/**
 * Feed-forward layers of neurons in continuous time over a trial, with all parameters in one array:
 * of every layer first the weights, then what its neurons start from.
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

  /** All parameters; {@link #changed} is due after a change. */
  double[] parameters();

  /** Where the weights of a layer begin, in an order of the network's own. */
  int weightsAt(int layer);

  /** Takes note of changed parameters, and moves those into their range that left it. */
  void changed();

  /**
   * Adds to the gradient of a batch what wakes neurons that have none because they are silent; most
   * kinds go on behind the end of the trial and need nothing.
   *
   * @param silent which neurons of the layer were silent in all examples of the batch
   */
  default void pushSilent(int layer, boolean[] silent, double[] gradient) {}

  /** Room for one example on its way through the network. */
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
