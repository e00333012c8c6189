package spikeloom.encoder.exact;

import java.util.List;

/** One example in a {@link TimeNetwork}, forward and backward. */
public final class TimePass {
  private final LayerPass[] layers;
  private SpikeTimes input = new SpikeTimes();

  TimePass(List<? extends LayerPass> layers) {
    this.layers = layers.toArray(LayerPass[]::new);
  }

  /**
   * Runs the trial, layer by layer; the list of inputs is also used by {@link #backward}.
   *
   * @param input merged spikes of the inputs, at times from 0; those after T are ignored
   */
  public void forward(SpikeTimes input) {
    this.input = input;
    for (int l = 0; l < layers.length; l++) {
      layers[l].forward(l == 0 ? input : layers[l - 1].spikes());
      if (l > 0) {
        layers[l].forwardPseudo(layers[l - 1]);
      }
    }
  }

  /** Spikes and continuation of a layer; their adjoints are 0 after {@link #forward}. */
  public ContinuedSpikes layer(int layer) {
    return layers[layer];
  }

  /** Spikes and continuation of the last layer. */
  public ContinuedSpikes output() {
    return layers[layers.length - 1];
  }

  /** Input of a neuron at the end of the trial from the pseudo-rates below. */
  public double pseudoInput(int layer, int neuron) {
    return layers[layer].pseudoInput(neuron);
  }

  /**
   * Backward pass from the adjoints of spikes, pseudospikes and pseudo-rates, once after every
   * {@link #forward}.
   *
   * @param wanted whether the adjoints of the input's times are added to the input
   * @param gradient in the layout of the parameters; the gradient is added
   */
  public void backward(InputAdjoint wanted, double[] gradient) {
    for (int l = layers.length - 1; l > 0; l--) {
      layers[l].endStates();
      layers[l].backwardPseudo(layers[l - 1], gradient);
    }
    layers[0].endStates();
    for (int l = layers.length - 1; l > 0; l--) {
      layers[l].backward(layers[l - 1].spikes(), InputAdjoint.TIMES, gradient);
    }
    layers[0].backward(input, wanted, gradient);
  }
}
