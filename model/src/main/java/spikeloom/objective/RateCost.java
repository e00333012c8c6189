package spikeloom.objective;

import spikeloom.array.Rows;

/**
 * What latent spikes cost in the loss, in nats. With u the encoder's log-odds of a spike, v the
 * prior's and p = s(u), q = s(v), summed over steps and neurons:
 *
 * <pre>{@code
 * information   KL(Bernoulli(p) || Bernoulli(q)) = p (u - v) - log(1 + exp(u)) + log(1 + exp(v))
 * code-length   information + H(p)               = log(1 + exp(v)) - p v
 * }</pre>
 */
public enum RateCost {
  /** Information that the spikes carry about the input, at most: the rate R. */
  INFORMATION {
    @Override
    public void shift(Rows logOdds, Rows prior, int steps, int neurons) {}
  },
  /**
   * Expected length of the spikes in a lossless code made for the prior: also the randomness of the
   * encoder's own draws, which it therefore learns to avoid.
   */
  CODE_LENGTH {
    @Override
    public void shift(Rows logOdds, Rows prior, int steps, int neurons) {
      for (int t = 0; t < steps; t++) {
        int u = logOdds.index(t, 0);
        int v = prior.index(t, 0);
        for (int n = 0; n < neurons; n++) {
          prior.values()[v + n] += logOdds.values()[u + n];
        }
      }
    }
  };

  /**
   * Overwrites v by the w for which the cost's derivative in u is {@code p (1 - p) (u - w)}.
   *
   * @param logOdds u, a row per step
   * @param prior a row per step
   */
  public abstract void shift(Rows logOdds, Rows prior, int steps, int neurons);
}
