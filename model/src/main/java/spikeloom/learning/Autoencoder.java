package spikeloom.learning;

import spikeloom.decoder.Decoder;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.objective.DirectedInformationBottleneck;

/**
 * The hybrid: spiking encoder, artificial decoder, and the objective that joins them.
 *
 * @param encoder signal's spikes to latent spikes
 * @param decoder latent spikes to logits of the signal
 * @param objective distortion plus beta times rate
 */
public record Autoencoder(
    SpikingEncoder encoder, Decoder decoder, DirectedInformationBottleneck objective)
    implements AutoCloseable {
  /** Refuses parts that do not fit. */
  public Autoencoder {
    if (decoder.features().latents() != encoder.latents()) {
      throw new IllegalArgumentException(
          "a decoder of "
              + decoder.features().latents()
              + " latent neurons does not fit an encoder of "
              + encoder.latents());
    }
  }

  /** Steps of a run through the encoder, T. */
  public int steps() {
    return decoder.features().steps();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
