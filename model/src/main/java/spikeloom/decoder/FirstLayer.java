package spikeloom.decoder;

import spikeloom.array.GradientSink;
import spikeloom.array.Rows;

/** The layer of a decoder that reads the latent spikes. */
interface FirstLayer {
  /** {@code out[b] = features of sample b times weights}, for the first {@code samples} samples. */
  void forward(DecoderPass.Latents latents, int samples, Rows out);

  /**
   * The gradient of weights and spikes.
   *
   * @param adjoint {@code [samples][outputs]}, gradient of the outputs; 0 for absent samples
   * @param adjointTransposed the same as {@code [outputs][samples]}
   * @param gradient receives every part of the gradient of the weights
   */
  void backward(
      DecoderPass.Latents latents, Rows adjoint, Rows adjointTransposed, GradientSink gradient);
}
