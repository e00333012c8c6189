package spikeloom.encoder.lif;

import spikeloom.random.RandomKey;

/** How the errors of the readout reach the hidden neurons, at their own step. */
public sealed interface Feedback {
  /**
   * Direct feedback through fixed random weights, for every hidden layer its own: uniform in
   * +-8/sqrt(neurons of the layer), as the first weights of a readout above it, and times the share
   * of a current that a readout neuron feels at once. Source: Nokland, "Direct feedback alignment",
   * NeurIPS 2016; in VDIB the only choice.
   *
   * @param key the weights' random stream
   */
  record Random(RandomKey key) implements Feedback {}

  /**
   * Feedback through the weights that are learned: a hidden neuron hears the errors of those that
   * it acts on, times its weight and what they feel of it at once. Source: Bellec et al., "A
   * solution to the learning dilemma for recurrent networks of spiking neurons", Nature
   * Communications 2020 (e-prop), without its filter of the readout.
   */
  record Symmetric() implements Feedback {}
}
