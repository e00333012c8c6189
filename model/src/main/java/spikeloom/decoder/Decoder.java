package spikeloom.decoder;

import java.util.Optional;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;

/**
 * An artificial network from features of the latent spikes to the logits of a natural signal. Call
 * {@link Parameters#changed} after writing to {@link #parameters}.
 */
public interface Decoder extends AutoCloseable {
  /** Features of the latent spikes that it reads. */
  LatentFeatures features();

  /** Number of values of the signal. */
  int outputs();

  /** All trainable values. */
  Parameters parameters();

  /** How its initial outputs are set; empty if they are not. */
  default Optional<OutputStart> outputStart() {
    return Optional.empty();
  }

  /** How it updates its parameters itself; empty if any optimiser may. */
  default Optional<OwnUpdate> ownUpdate() {
    return Optional.empty();
  }

  /** The learned scales of a likelihood among its parameters; empty if none are learned. */
  default Optional<OutputScale> scale() {
    return Optional.empty();
  }

  /**
   * Creates buffers for mini-batches of up to {@code samples} samples, shared by {@code workers}.
   */
  DecoderPass pass(int samples, Workers workers);

  /**
   * Decodes any features, whether or not they are spikes: for instance expected values of future
   * steps.
   *
   * @param features {@code [samples][features().size()]}
   * @param outputs {@code [samples][outputs()]}, overwritten
   */
  void decode(float[] features, int samples, float[] outputs);

  @Override
  void close();
}
