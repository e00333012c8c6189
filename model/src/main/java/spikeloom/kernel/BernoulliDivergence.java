package spikeloom.kernel;

import spikeloom.array.Rows;

/**
 * Distance and code length between two sets of independent Bernoulli spikes, given by the log-odds
 * u of one and v of the other. With s the logistic function, {@code softplus(x) = log(1 + exp(x))}
 * and {@code p = s(u)}, for every step and neuron
 *
 * <pre>{@code
 * divergence   KL(Bernoulli(p) || Bernoulli(s(v))) = p (u - v) - softplus(u) + softplus(v)
 * code length  E of -log Bernoulli(z; s(v)), z ~ Bernoulli(p)  = softplus(v) - p v
 * derivative of either in v:  s(v) - p
 * }</pre>
 *
 * <p>in nats. Both are sums of terms without cancellation of large numbers, so that they are finite
 * for all finite u and v: with {@code m = min(p, 1 - p)} and w the probability of the outcome that
 * v does not favour, {@code code length = |v| w + log(1 + exp(-|v|))}, and the divergence is that
 * minus the entropy {@code |u| m + log(1 + exp(-|u|))}. Padding of u and v is not read into the
 * results.
 */
public final class BernoulliDivergence {
  private BernoulliDivergence() {}

  /**
   * The divergence of u from v, summed, in nats.
   *
   * @param u a row per step; for vectors, widths are multiples of {@link
   *     spikeloom.array.Padding#FLOATS}
   * @param v a row per step
   */
  public static double sum(Rows u, Rows v, int steps, int neurons) {
    return VectorUnit.PRESENT
        ? VectorBernoulliDivergence.sum(u, v, steps, neurons)
        : PlainBernoulliDivergence.sum(u, v, steps, neurons);
  }

  /**
   * The code length that v expects for spikes drawn with the log-odds u, summed, in nats:
   * divergence plus entropy.
   */
  public static double codeLength(Rows u, Rows v, int steps, int neurons) {
    return VectorUnit.PRESENT
        ? VectorBernoulliDivergence.codeLength(u, v, steps, neurons)
        : PlainBernoulliDivergence.codeLength(u, v, steps, neurons);
  }

  /**
   * The code length of given spikes, {@code -log of the product of Bernoulli(z; s(v))}, in nats.
   *
   * @param z spikes of the steps of {@code v}
   */
  public static double codeLength(SpikeBits z, Rows v) {
    return VectorUnit.PRESENT
        ? VectorBernoulliDivergence.codeLength(z, v)
        : PlainBernoulliDivergence.codeLength(z, v);
  }

  /**
   * The gradient of divergence or code length in v: {@code out = weight (s(v) - s(u))}.
   *
   * @param out a row per step, overwritten; padding becomes 0. It may be {@code v}, not {@code u}.
   */
  public static void change(Rows u, Rows v, float weight, int steps, int neurons, Rows out) {
    if (VectorUnit.PRESENT) {
      VectorBernoulliDivergence.change(u, v, weight, steps, neurons, out);
    } else {
      PlainBernoulliDivergence.change(u, v, weight, steps, neurons, out);
    }
  }
}
