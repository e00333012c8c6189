package spikeloom.decoder;

import spikeloom.kernel.Parameters;

/**
 * An artificial network from features of the latent spikes to the logits of a natural signal. The
 * flat {@link #parameters} are the truth; whoever writes them calls {@link Parameters#changed}.
 *
 * <p>Not thread safe.
 */
public interface Decoder extends AutoCloseable {
  /** Number of features. */
  int inputs();

  /** Number of values of the signal. */
  int outputs();

  /** All trainable values. */
  Parameters parameters();

  /**
   * Decodes and keeps what {@link #backward} needs.
   *
   * @param features {@code [samples][inputs]}
   * @param logits {@code [samples][outputs]}, overwritten
   */
  void forward(float[] features, int samples, float[] logits);

  /**
   * Back-propagates through the last {@link #forward}.
   *
   * @param logitGradient {@code [samples][outputs]}
   * @param featureGradient {@code [samples][inputs]}, overwritten
   * @param gradient overwritten by the sum over the samples, in the layout of the parameters
   */
  void backward(float[] logitGradient, int samples, float[] featureGradient, float[] gradient);

  /** Decodes without keeping anything: as {@link #forward}, but not to be followed by backward. */
  void decode(float[] features, int samples, float[] logits);

  @Override
  void close();
}
