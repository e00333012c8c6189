package spikeloom.learning;

import spikeloom.decoder.Decoder;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.objective.DirectedInformationBottleneck;

/**
 * The hybrid: spiking encoder, artificial decoder, and the objective that joins them.
 *
 * @param encoder signal's spikes to latent spikes
 * @param features what the decoder reads of them
 * @param decoder features to logits of the signal
 * @param objective distortion plus beta times rate
 */
public record Autoencoder(
    SpikingEncoder encoder,
    LatentFeatures features,
    Decoder decoder,
    DirectedInformationBottleneck objective)
    implements AutoCloseable {
  /** Refuses parts that do not fit. */
  public Autoencoder {
    if (features.size() != decoder.inputs() || features.latents() != encoder.latents()) {
      throw new IllegalArgumentException(
          features.size() + " features do not fit a decoder of " + decoder.inputs() + " inputs");
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
