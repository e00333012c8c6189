package spikeloom.learning;

import java.util.List;
import java.util.stream.Stream;
import spikeloom.array.Workers;
import spikeloom.decoder.Decoder;

/**
 * The optimisers of an {@link Autoencoder}, and the workers that share their updates.
 *
 * @param encoder of the encoder's parameters
 * @param decoder of the decoder's, possibly its own
 * @param prior of the prior's, possibly none
 * @param workers threads
 */
public record Optimisers(Adam encoder, PartwiseOptimiser decoder, Adam prior, Workers workers) {
  private static final double PRIOR_STEP = 2; // decision 40

  /** New optimisers of a model. */
  public static Optimisers of(Autoencoder model, Workers workers) {
    return new Optimisers(
        new Adam(model.encoder().parameters(), workers),
        decoder(model.decoder(), workers),
        // The gradient of a prior is that of its cost times the weight of the rate.
        new Adam(model.prior().parameters(), model.rateWeight(1), workers),
        workers);
  }

  private static PartwiseOptimiser decoder(Decoder decoder, Workers workers) {
    return decoder
        .ownUpdate()
        .<PartwiseOptimiser>map(own -> new DecoderOptimiser(decoder.parameters(), own))
        .orElseGet(() -> new Adam(decoder.parameters(), workers));
  }

  /**
   * Updates a prior that has parameters by its gradient, with {@value #PRIOR_STEP} times the step
   * size: it follows the spikes that the encoder learns to send.
   */
  void updatePrior(double learningRate) {
    if (prior.parameters().count() > 0) {
      prior.update(PRIOR_STEP * learningRate, workers);
    }
  }

  /**
   * Updates all parameters with the gradients of their optimisers.
   *
   * @throws spikeloom.array.NumericException if one is not finite; the parameters are then unusable
   */
  public void update(double learningRate) {
    decoder.update(learningRate, workers);
    encoder.update(learningRate, workers);
    updatePrior(learningRate);
  }

  /** Those that have parameters. */
  public List<PartwiseOptimiser> all() {
    return Stream.<PartwiseOptimiser>of(encoder, decoder, prior)
        .filter(optimiser -> optimiser.parameters().count() > 0)
        .toList();
  }
}
