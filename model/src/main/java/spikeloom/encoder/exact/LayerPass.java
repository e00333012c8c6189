package spikeloom.encoder.exact;

/** One layer in one example, forward and back. */
interface LayerPass extends ContinuedSpikes {
  /** Number of neurons. */
  int neurons();

  /** Runs the trial without pseudo-input; all adjoints become 0. */
  void forward(SpikeTimes input);

  /** Continues the pseudospikes of the layer below, after {@link #forward}. */
  void forwardPseudo(LayerPass below);

  /** Adjoints of pseudospikes and pseudo-rates to those of the states at the end. */
  void endStates();

  /** After {@link #endStates}: the part of the gradient that goes by the pseudo-rates below. */
  void backwardPseudo(LayerPass below, double[] gradient);

  /** Adjoints of spikes and states back to the parameters and, where wanted, the input's times. */
  void backward(SpikeTimes input, InputAdjoint wanted, double[] gradient);

  /** What the pseudo-rates below send to a neuron at the end of the trial. */
  double pseudoInput(int neuron);
}
