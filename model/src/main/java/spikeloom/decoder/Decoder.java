package spikeloom.decoder;

import spikeloom.array.Parameters;
import spikeloom.array.Workers;

/**
 * An artificial network from features of the latent spikes to the logits of a natural signal. The
 * flat {@link #parameters} are the truth; whoever writes them calls {@link Parameters#changed}.
 */
public interface Decoder extends AutoCloseable {
  /** What it reads of the latent spikes. */
  LatentFeatures features();

  /** Number of values of the signal. */
  int outputs();

  /** All trainable values. */
  Parameters parameters();

  /** Buffers for mini-batches of up to {@code samples} samples, worked on by {@code workers}. */
  DecoderPass pass(int samples, Workers workers);

  /**
   * Decodes any features, whether or not they are spikes: expected ones, for instance, of steps
   * that have not been seen.
   *
   * @param features {@code [samples][features().size()]}
   * @param outputs {@code [samples][outputs()]}, overwritten
   */
  void decode(float[] features, int samples, float[] outputs);

  @Override
  void close();
}
