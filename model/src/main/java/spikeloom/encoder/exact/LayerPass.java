package spikeloom.encoder.exact;

/** One layer in one example, forward and backward. */
interface LayerPass extends ContinuedSpikes {
  /** Number of neurons. */
  int neurons();

  /** Runs the trial without pseudo-input; sets all adjoints to 0. */
  void forward(SpikeTimes input);

  /** Continues the pseudospikes of the layer below, after {@link #forward}. */
  void forwardPseudo(LayerPass below);

  /** Converts adjoints of pseudospikes and pseudo-rates to those of the states at the end. */
  void endStates();

  /** After {@link #endStates}: adds the gradient through the pseudo-rates below. */
  void backwardPseudo(LayerPass below, double[] gradient);

  /**
   * Converts adjoints of spikes and states to those of the parameters and, if requested, of the
   * input's times.
   */
  void backward(SpikeTimes input, InputAdjoint wanted, double[] gradient);

  /** Input of a neuron at the end of the trial from the pseudo-rates below. */
  double pseudoInput(int neuron);
}
