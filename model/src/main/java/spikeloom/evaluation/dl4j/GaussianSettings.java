package spikeloom.evaluation.dl4j;

/**
 * The networks and the training of a {@link GaussianAutoencoder}.
 *
 * @param seed of initial weights, order and noise
 * @param hidden width of the encoder's hidden layer, at least 1
 * @param latents number of latent values, K, at least 1
 * @param decoderHidden width of the decoder's hidden layer, at least 1
 * @param activation activation of both hidden layers
 * @param epochs passes over the training samples, at least 1
 * @param batch samples in a mini-batch, at least 1
 * @param learningRate of Adam at the start, in (0, 1); it decays to 0 along half a cosine
 * @param warmUp share of the training in which the weight of the rate grows from 0 to 1, in [0, 1]
 */
public record GaussianSettings(
    long seed,
    int hidden,
    int latents,
    int decoderHidden,
    Activation activation,
    int epochs,
    int batch,
    double learningRate,
    double warmUp) {
  /** The activation of hidden layers. */
  public enum Activation {
    /** Rectifier. */
    RELU,
    /** Hyperbolic tangent. */
    TANH
  }

  /** Checks the ranges. */
  public GaussianSettings {
    if (hidden < 1 || latents < 1 || decoderHidden < 1 || epochs < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "Widths, epochs and the batch of a Gaussian autoencoder must be at least 1.");
    }
    if (!(learningRate > 0 && learningRate < 1) || !(warmUp >= 0 && warmUp <= 1)) {
      throw new IllegalArgumentException(
          "The learning rate must be between 0 and 1 and the warm-up a share of the training, not %s and %s."
              .formatted(learningRate, warmUp));
    }
  }

  /** The same with another seed. */
  public GaussianSettings withSeed(long other) {
    return new GaussianSettings(
        other, hidden, latents, decoderHidden, activation, epochs, batch, learningRate, warmUp);
  }
}
