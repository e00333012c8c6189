package spikeloom.learning;

import spikeloom.decoder.Decoder;
import spikeloom.decoder.Windows;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorKind;
import spikeloom.prior.Priors;
import spikeloom.random.RandomKey;

/**
 * The hybrid autoencoder: spiking encoder, artificial decoder and objective.
 *
 * @param encoder signal's spikes to latent spikes
 * @param decoder latent spikes of a window to the outputs for the signal
 * @param prior process that the latent spikes are charged against, and sampled from
 * @param windows decode steps and windows
 * @param objective distortion plus beta times rate
 */
public record Autoencoder(
    SpikingEncoder encoder,
    Decoder decoder,
    CausalPrior prior,
    Windows windows,
    DirectedInformationBottleneck objective)
    implements AutoCloseable {
  /** Checks that the parts fit. */
  public Autoencoder {
    if (decoder.features().latents() != encoder.latents()) {
      throw new IllegalArgumentException(
          "a decoder of "
              + decoder.features().latents()
              + " latent neurons does not fit an encoder of "
              + encoder.latents());
    }
    if (prior.latents() != encoder.latents() || prior.steps() != windows.steps()) {
      throw new IllegalArgumentException(
          "a prior of %d neurons and %d steps does not fit an encoder of %d and %s"
              .formatted(prior.latents(), prior.steps(), encoder.latents(), windows));
    }
    if (decoder.features().steps() != windows.window()) {
      throw new IllegalArgumentException(
          "a decoder of " + decoder.features().steps() + " steps does not fit " + windows);
    }
  }

  /** An autoencoder with the fixed prior of the objective. */
  public Autoencoder(
      SpikingEncoder encoder,
      Decoder decoder,
      Windows windows,
      DirectedInformationBottleneck objective) {
    this(
        encoder,
        decoder,
        Priors.create(
            PriorKind.FIXED,
            encoder.latents(),
            windows.steps(),
            objective.prior(),
            new RandomKey(0)),
        windows,
        objective);
  }

  /** Steps of a run through the encoder, T. */
  public int steps() {
    return windows.steps();
  }

  /** Weight of one nat of rate of one sample in the mean loss of a batch. */
  public double rateWeight(int samples) {
    return objective.rateWeight(samples, encoder.rateTerms(steps()));
  }

  /** Number of output values of a sample over all decode steps. */
  public int values() {
    return windows.count() * decoder.outputs();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
