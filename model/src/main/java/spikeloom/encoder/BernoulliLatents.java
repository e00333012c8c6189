package spikeloom.encoder;

import spikeloom.array.Rows;

/**
 * Latent spikes that an {@link EncoderPass} draws with known probabilities {@code p(n,t) =
 * s(u(n,t))}, given the past. They can be charged against any causal prior.
 */
public interface BernoulliLatents {
  /**
   * Log-odds u of the spikes of a sample, a row per step; valid between {@link EncoderPass#forward}
   * and {@link EncoderPass#backward}.
   */
  Rows logOdds(int sample);

  /**
   * Where the cost of a spike's probability is smallest: log-odds v of the prior, a row per step
   * for a sample. {@link EncoderPass#backward} adds {@code rateWeight p (1 - p) (u - v)} to the
   * gradient of u. Initially those of the fixed prior; other priors overwrite them after every
   * forward pass.
   */
  Rows reference(int sample);
}
