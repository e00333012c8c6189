package spikeloom.decoder;

import java.util.Optional;
import spikeloom.array.GradientSink;
import spikeloom.array.Rows;
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

    /** Values of a sample's spikes, a row per step, where they are graded. */
    default Optional<Rows> values(int sample) {
      return Optional.empty();
    }

    /** What is read in the place of spikes: a row with a value per neuron. */
    default Optional<Rows> features(int sample) {
      return Optional.empty();
    }

    /** Gradient buffer of a sample's spikes, a row per step, or of its features, one row. */
    Rows adjoint(int sample);
  }

  /** Decodes the first {@code samples} samples; the result is in {@link #logits}. */
  void forward(Latents latents, int samples);

  /**
   * Logits of the last forward run, a row per sample; before {@link #backward} the caller turns
   * them into the gradient of the loss.
   */
  Rows logits();

  /**
   * Back-propagates the gradient in {@link #logits} through the last forward run.
   *
   * @param latents their adjoints are overwritten
   * @param gradient is given every part of the sum over the samples
   */
  void backward(Latents latents, GradientSink gradient);
}
