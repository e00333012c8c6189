package spikeloom.decoder;

import spikeloom.kernel.Rows;

/** The layer of a decoder that meets the latent spikes. */
interface FirstLayer {
  /** {@code out[b] = features of sample b times weights}, for the first {@code samples} samples. */
  void forward(DecoderPass.Latents latents, int samples, Rows weights, Rows out);

  /**
   * The gradient of weights and spikes.
   *
   * @param adjoint {@code [samples][outputs]}, gradient of the outputs; 0 for absent samples
   * @param adjointTransposed the same as {@code [outputs][samples]}
   * @param gradient of the weights, overwritten
   */
  void backward(
      DecoderPass.Latents latents,
      Rows weights,
      Rows adjoint,
      Rows adjointTransposed,
      Rows gradient);
}
