package spikeloom.encoder.lif;

import spikeloom.random.RandomKey;

/** How the errors of the readout reach the hidden neurons, at their own step. */
public sealed interface Feedback {
  /**
   * Direct feedback through fixed random weights, separate for every hidden layer: uniform in
   * +-8/sqrt(neurons of the layer), as the first weights of a readout above it, times the immediate
   * effect of a current on a readout neuron. Source: Nokland, "Direct feedback alignment", NeurIPS
   * 2016; in VDIB the only choice.
   *
   * @param key the weights' random stream
   */
  record Random(RandomKey key) implements Feedback {}

  /**
   * Feedback through the weights that are learned: a hidden neuron receives the errors of its
   * targets, times its weight and its immediate effect. Source: Bellec et al., "A solution to the
   * learning dilemma for recurrent networks of spiking neurons", Nature Communications 2020
   * (e-prop), without its filter of the readout.
   */
  record Symmetric() implements Feedback {}
}
