package spikeloom.encoder.ltc;

import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.encoder.maps.FiringScale;
import spikeloom.spike.SpikeBatch;

/**
 * Scales the initial weights of all convolutions of an encoder, layer by layer from the input; see
 * {@link FiringScale}. It runs step by step, so its memory does not grow with the length of
 * samples.
 */
final class LtcFiringFit {
  private final LtcEncoder encoder;
  private final SpikeBatch input;
  private final LtcMapStack stack;

  private LtcFiringFit(LtcEncoder encoder, SpikeBatch input, Workers workers) {
    this.encoder = encoder;
    this.input = input;
    stack = new LtcMapStack(encoder, new LtcWindow.Room(input.samples(), 1), workers);
  }

  /** Scales the weights of all convolutions of an encoder. */
  static void fit(LtcEncoder encoder, SpikeBatch input, Workers workers) {
    LtcFiringFit fit = new LtcFiringFit(encoder, input, workers);
    Parameters parameters = encoder.parameters();
    for (int l = 0; l < encoder.mapLayers().size(); l++) {
      int layer = l;
      encoder
          .mapLayers()
          .get(l)
          .neurons()
          .ifPresent(n -> FiringScale.fit(parameters, n.weights(), () -> fit.rate(layer)));
    }
  }

  /** Runs the layers up to one; returns its spikes per neuron and step. */
  private double rate(int layer) {
    long spikes = 0;
    stack.rest(input.samples());
    for (int t = 0; t < input.steps(); t++) {
      if (t > 0) {
        stack.continueStream();
      }
      stack.read(input.slice(t, t + 1));
      for (int l = 0; l <= layer; l++) {
        stack.forward(l);
      }
      spikes += stack.count(layer + 1);
    }
    double cells = (double) input.samples() * input.steps();
    return spikes / (cells * encoder.mapLayers().get(layer).output().neurons());
  }
}
