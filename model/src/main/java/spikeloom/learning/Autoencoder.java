package spikeloom.learning;

import spikeloom.decoder.Decoder;
import spikeloom.decoder.Windows;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.objective.DirectedInformationBottleneck;

/**
 * The hybrid autoencoder: spiking encoder, artificial decoder and objective.
 *
 * @param encoder signal's spikes to latent spikes
 * @param decoder latent spikes of a window to the outputs for the signal
 * @param windows decode steps and windows
 * @param objective distortion plus beta times rate
 */
public record Autoencoder(
    SpikingEncoder encoder,
    Decoder decoder,
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
    if (decoder.features().steps() != windows.window()) {
      throw new IllegalArgumentException(
          "a decoder of " + decoder.features().steps() + " steps does not fit " + windows);
    }
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
