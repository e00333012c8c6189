package spikeloom.decoder;

import spikeloom.kernel.SpikeBits;

/**
 * One mini-batch on its way through a {@link Decoder}, forward and back. The buffers are allocated
 * once and reused for every batch.
 */
public interface DecoderPass {
  /** Where the latent spikes come from and their gradient goes. */
  interface Latents {
    /** Spikes of a sample. */
    SpikeBits spikes(int sample);

    /** Gradient buffer of a sample's spikes, {@code [steps][stride]}. */
    float[] adjoint(int sample);

    /** Length of a row of {@link #adjoint}. */
    int stride();
  }

  /** Decodes the first {@code samples} samples; the result is in {@link #logits}. */
  void forward(Latents latents, int samples);

  /**
   * Logits of the last forward run, {@code [samples][logitStride]}; before {@link #backward} the
   * caller turns them into the gradient of the loss.
   */
  float[] logits();

  /** Length of a row of {@link #logits}, at least the number of outputs. */
  int logitStride();

  /**
   * Back-propagates the gradient in {@link #logits} through the last forward run.
   *
   * @param latents their adjoints are overwritten
   * @param gradient overwritten by the sum over the samples, in the layout of the parameters
   */
  void backward(Latents latents, float[] gradient);
}
