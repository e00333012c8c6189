package spikeloom.decoder;

import spikeloom.array.GradientSink;

/** How the latent spikes of a batch become the first maps of decoder {@code deconv}. */
interface FirstMaps {
  /** Writes the first maps of the first {@code samples} samples. */
  void forward(DecoderPass.Latents latents, int samples);

  /** Back-propagates the gradient of these maps to its own weights and to the spikes. */
  void backward(DecoderPass.Latents latents, GradientSink gradient);
}
