package spikeloom.prior;

import spikeloom.array.Parameters;
import spikeloom.array.Workers;

/**
 * Generalised linear model of spike trains: log-odds linear in exponential traces of the past
 * spikes of all latent neurons,
 *
 * <pre>{@code
 * v(n,t) = b(t,n) + sum over k, m of W[k N + m, n] f(k,m,t)
 * f(k,m,t) = sum over s < t of (1 - g(k)) g(k)^(t-1-s) z(m,s),   g = 0.5, 0.8, 0.95
 * }</pre>
 *
 * <p>W begins at 0, so that the prior begins as independent spikes. Source: Pillow et al., Nature
 * 2008, with exponentials instead of raised cosines and a Bernoulli spike per step.
 */
final class GlmPrior extends SizedPrior {
  private final TraceLayer.Weights weights;

  GlmPrior(int latents, int steps, float logOdds) {
    super(latents, steps, layout(latents, steps));
    weights =
        new TraceLayer.Weights(parameters(), parameters().slice(TRACES), parameters().slice(RATES));
    fill(weights.steps(), logOdds);
    parameters().changed();
  }

  private static Parameters.Layout layout(int latents, int steps) {
    Parameters.Layout layout = new Parameters.Layout();
    layout.padded(RATES, steps, latents);
    layout.padded(TRACES, TraceLayer.DECAYS.length * latents, latents);
    return layout;
  }

  /** W, and b as the weights of the step. */
  TraceLayer.Weights weights() {
    return weights;
  }

  @Override
  public PriorPass pass(int samples, int steps, Workers workers) {
    return new GlmPass(this, new PriorRoom(samples, steps, workers));
  }

  @Override
  public PriorProcess process() {
    return new GlmProcess(this);
  }

  @Override
  public <V> V describe(PriorOperations<V> operations) {
    return TraceProcess.describe(weights, operations);
  }
}
