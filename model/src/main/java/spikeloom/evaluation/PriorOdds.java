package spikeloom.evaluation;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Autoencoder;
import spikeloom.neuron.StochasticReadout;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorPass;

/**
 * Log-odds of a model's prior for the latent spikes of samples, one at a time: what the prior
 * expects of every step and neuron after the spikes before.
 */
public final class PriorOdds {
  private final boolean constant;
  private final int steps;
  private final int neurons;
  private final float[] odds; // [steps][neurons]
  private final Rows rows;
  private final PriorPass pass;

  /** The prior of a model. */
  public PriorOdds(Autoencoder model, Workers workers) {
    steps = model.steps();
    neurons = model.encoder().latents();
    constant = model.prior().parameters().count() == 0;
    odds = new float[steps * neurons];
    Arrays.fill(odds, (float) StochasticReadout.logit(model.objective().prior()));
    rows = Rows.of(constant ? 0 : steps, Padding.stride(neurons));
    pass = model.prior().pass(1, steps, workers);
  }

  /** Any prior. */
  public PriorOdds(CausalPrior prior, Workers workers) {
    steps = prior.steps();
    neurons = prior.latents();
    constant = false;
    odds = new float[steps * neurons];
    rows = Rows.of(steps, Padding.stride(neurons));
    pass = prior.pass(1, steps, workers);
  }

  /**
   * The log-odds for a sample of a forward pass.
   *
   * @return {@code [steps][neurons]}, valid until the next call
   */
  public float[] of(EncoderPass encoding, int sample) {
    return of(encoding.latent(sample));
  }

  /**
   * The log-odds for given spikes.
   *
   * @return {@code [steps][neurons]}, valid until the next call
   */
  public float[] of(SpikeBits spikes) {
    if (!constant) {
      pass.forward(1, 0, b -> spikes, b -> rows);
      for (int t = 0; t < steps; t++) {
        System.arraycopy(rows.values(), rows.index(t, 0), odds, t * neurons, neurons);
      }
    }
    return odds;
  }
}
