package spikeloom.decoder;

import java.util.Optional;
import spikeloom.array.GradientSink;
import spikeloom.array.Rows;
import spikeloom.kernel.SpikeBits;

/**
 * Forward and backward pass of a {@link Decoder} for one mini-batch. The buffers are allocated once
 * and reused for every batch.
 */
public interface DecoderPass {
  /** Source of the latent spikes and destination of their gradient. */
  interface Latents {
    /** Spikes of a sample. */
    SpikeBits spikes(int sample);

    /** Values of a sample's graded spikes, a row per step. */
    default Optional<Rows> values(int sample) {
      return Optional.empty();
    }

    /** Values read instead of spikes: a row with a value per neuron. */
    default Optional<Rows> features(int sample) {
      return Optional.empty();
    }

    /** Gradient buffer of a sample's spikes, a row per step, or of its features, one row. */
    Rows adjoint(int sample);
  }

  /** Decodes the first {@code samples} samples; the result is in {@link #logits}. */
  void forward(Latents latents, int samples);

  /**
   * The same for training: a decoder with dropout or noise draws them.
   *
   * @param seed of the draws, another for every update
   */
  default void forward(Latents latents, int samples, long seed) {
    forward(latents, samples);
  }

  /**
   * Logits of the last forward pass, a row per sample; before {@link #backward} the caller turns
   * them into the gradient of the loss.
   */
  Rows logits();

  /**
   * Back-propagates the gradient in {@link #logits} through the last forward pass.
   *
   * @param latents their adjoints are overwritten
   * @param gradient receives every part of the sum over the samples
   */
  void backward(Latents latents, GradientSink gradient);
}
