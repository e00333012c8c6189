package spikeloom.evaluation;

import org.jspecify.annotations.Nullable;
import spikeloom.array.Workers;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.learning.Autoencoder;
import spikeloom.objective.DirectedInformationBottleneck;

/**
 * The rate of the steps that the decoder reads, if it does not read all: the KL divergence to the
 * prior, summed over the latent neurons and the steps from the start of the first window.
 */
final class WindowRate {
  private final boolean all;
  private final int first;
  private final PriorOdds prior;
  private final float[] each;
  private double nats;
  private boolean known = true;

  WindowRate(Autoencoder model, Workers workers) {
    all = model.windows().from(0) == 0;
    int latents = model.encoder().latents();
    first = model.windows().from(0) * latents;
    prior = new PriorOdds(model, workers);
    each = new float[all ? 0 : model.steps() * latents];
  }

  /** Adds a sample of a forward run. */
  void add(EncoderPass pass, int sample) {
    if (all) {
      return;
    }
    known &= pass.channel() != ChannelKind.NONE;
    pass.rates(sample, prior.of(pass, sample), each);
    for (int i = first; i < each.length; i++) {
      nats += each[i];
    }
  }

  /** Bits per sample; null if the decoder reads all steps or there is no rate. */
  @Nullable Double bits(int samples) {
    return all || !known ? null : DirectedInformationBottleneck.bits(nats / samples);
  }
}
