package spikeloom.learning;

import java.util.List;
import java.util.stream.Stream;
import spikeloom.array.Workers;

/**
 * The optimisers of an {@link Autoencoder}, and the workers that share their updates.
 *
 * @param encoder of the encoder's parameters
 * @param decoder of the decoder's
 * @param prior of the prior's, possibly none
 * @param workers threads
 */
public record Optimisers(Adam encoder, Adam decoder, Adam prior, Workers workers) {
  /** New optimisers of a model. */
  public static Optimisers of(Autoencoder model, Workers workers) {
    return new Optimisers(
        new Adam(model.encoder().parameters(), workers),
        new Adam(model.decoder().parameters(), workers),
        new Adam(model.prior().parameters(), workers),
        workers);
  }

  /** Those that have parameters. */
  public List<Adam> all() {
    return Stream.of(encoder, decoder, prior).filter(a -> a.parameters().count() > 0).toList();
  }
}
