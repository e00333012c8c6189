package spikeloom.evaluation;

import org.jspecify.annotations.Nullable;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.learning.Autoencoder;

/**
 * Counts the latent neurons that carry information: those whose rate, summed over steps, is above
 * 0.01 nats on average. The others follow the prior. Uses the first samples only.
 *
 * <p>Source: Burda, Grosse and Salakhutdinov, "Importance weighted autoencoders", ICLR 2016, for
 * another measure of activity with the same threshold.
 */
final class ActiveLatents {
  private static final int SAMPLES = 1000;
  private static final double LEAST = 0.01;

  private final PriorOdds prior;
  private final float[] each; // [steps][neurons]
  private final double[] nats; // [neuron]
  private int samples;
  private boolean known = true;

  ActiveLatents(Autoencoder model, Workers workers) {
    prior = new PriorOdds(model, workers);
    each = new float[model.steps() * model.encoder().latents()];
    nats = new double[model.encoder().latents()];
  }

  /** Adds a sample of a forward pass. */
  void add(EncoderPass pass, int sample) {
    known &= pass.drawn().isPresent();
    if (!known || samples == SAMPLES) {
      return;
    }
    samples++;
    pass.rates(sample, prior.of(pass, sample), each);
    for (int c = 0; c < each.length; c++) {
      nats[c % nats.length] += each[c];
    }
  }

  /** The number of active neurons, or null where their rates are unknown. */
  @Nullable Integer count() {
    if (!known) {
      return null;
    }
    int active = 0;
    for (double sum : nats) {
      active += sum > LEAST * samples ? 1 : 0;
    }
    return active;
  }
}
