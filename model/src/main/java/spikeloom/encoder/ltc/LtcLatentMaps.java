package spikeloom.encoder.ltc;

import spikeloom.array.Workers;

/**
 * Latent neurons that form maps: a convolution of the last maps, or of the input, drives them.
 * Their gates and recurrence connect all of them.
 */
final class LtcLatentMaps extends LtcAfterMaps {
  private final LtcWindow window;
  private final LtcConvolution convolution;

  LtcLatentMaps(LtcEncoder encoder, LtcFiring firing, LtcWindow.Room capacity, Workers workers) {
    super(encoder, capacity, workers);
    window = LtcFirstLayer.window(encoder, new LtcInput.Currents(), firing, capacity, workers);
    convolution =
        new LtcConvolution(
            new LtcConvolution.Parts(
                encoder.maps().latentConvolution(encoder.latents()),
                encoder.layers().get(0).weights(),
                encoder.parameters(),
                stack.last(),
                window),
            LtcConvolution.Layout.NEURONS,
            false,
            workers);
  }

  @Override
  public LtcWindow window() {
    return window;
  }

  @Override
  public void forward() {
    stack.forward();
    convolution.forward(count());
    window.forward();
  }

  @Override
  public void backward(float[] gradient) {
    window.backward();
    window.gradient(gradient);
    convolution.backward(count(), stack.lastAdjoint());
    convolution.gradient(count(), gradient);
    stack.backward(gradient);
  }
}
