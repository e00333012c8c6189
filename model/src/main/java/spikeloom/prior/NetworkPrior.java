package spikeloom.prior;

import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.random.RandomKey;

/**
 * One hidden layer of rectified units between the traces of the past spikes and the log-odds,
 *
 * <pre>{@code
 * h(j,t) = max(0, A(t,j) + sum over k, m of W[k N + m, j] f(k,m,t))
 * v(n,t) = b(t,n) + sum over j of C(j,n) h(j,t)
 * }</pre>
 *
 * <p>with the traces f of {@link GlmPrior}. A holds the weights of the step as a one-hot input, one
 * row per step, and so does what a bias would. A and W begin uniform within {@code +-1 / sqrt(3 N +
 * T)}, one over the root of the number of inputs; C begins at 0, so that the prior begins as
 * independent spikes.
 */
final class NetworkPrior extends SizedPrior {
  private final TraceLayer.Weights hidden;
  private final Parameters.Slice rates = parameters().slice(RATES);
  private final Parameters.Slice output = parameters().slice(OUTPUT);

  NetworkPrior(int latents, int steps, float logOdds, RandomKey key) {
    super(latents, steps, layout(latents, steps));
    hidden =
        new TraceLayer.Weights(parameters(), parameters().slice(TRACES), parameters().slice(STEP));
    int inputs = hidden.traces().rows() + steps;
    spread(hidden.traces(), 1, inputs, key);
    spread(hidden.steps(), 1, inputs, key);
    fill(rates, logOdds);
    parameters().changed();
  }

  private static Parameters.Layout layout(int latents, int steps) {
    Parameters.Layout layout = new Parameters.Layout();
    layout.padded(RATES, steps, latents);
    layout.padded(TRACES, TraceLayer.DECAYS.length * latents, Priors.HIDDEN);
    layout.padded(STEP, steps, Priors.HIDDEN);
    layout.padded(OUTPUT, Priors.HIDDEN, latents);
    return layout;
  }

  /** W and A. */
  TraceLayer.Weights hidden() {
    return hidden;
  }

  /** b, a row per step. */
  Parameters.Slice rates() {
    return rates;
  }

  /** C, a row per hidden unit. */
  Parameters.Slice output() {
    return output;
  }

  @Override
  public PriorPass pass(int samples, int steps, Workers workers) {
    return new NetworkPass(this, new PriorRoom(samples, steps, workers));
  }

  @Override
  public PriorProcess process() {
    return new NetworkProcess(this);
  }

  @Override
  public <V> V describe(PriorOperations<V> operations) {
    V units = operations.rectified(TraceProcess.describe(hidden, operations));
    return operations.sum(operations.row(matrix(rates)), operations.product(units, matrix(output)));
  }
}
