package spikeloom.objective;

/**
 * The directed information bottleneck as it is minimised:
 *
 * <pre>{@code
 * L = D / V + beta * R / (N T)
 * D = sum over values of the cross-entropy of target and reconstruction     [nats per example]
 * R = sum over steps and neurons of KL(Bernoulli(p(n,t)) || Bernoulli(r))   [nats per example]
 * }</pre>
 *
 * <p>averaged over examples; V values, N latent neurons, T steps. R, with p(n,t) given the past of
 * input and latent spikes, bounds the directed information from input to latent spikes from above
 * (the reference process of independent Bernoulli(r) spikes stands in for the true marginal). D and
 * R enter as means, so that beta = 0.001 means the same for every network and length, and the same
 * as in the published code. Reports give D per value and R as a sum, in bits.
 *
 * <p>Source: Skatchkovsky, Simeone and Jang, "Learning to time-decode in spiking neural networks
 * through the information bottleneck", NeurIPS 2021.
 *
 * @param beta price of the rate, at least 0
 * @param prior firing probability r of the reference process, in (0, 1)
 */
public record DirectedInformationBottleneck(double beta, double prior) {
  private static final double BITS_PER_NAT = 1 / Math.log(2);

  /** Refuses constants out of range. */
  public DirectedInformationBottleneck {
    if (!(beta >= 0) || !(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("beta " + beta + " or prior " + prior + " out of range");
    }
  }

  /** Weight of one nat of distortion of one example in the mean loss of a batch. */
  public double distortionWeight(int samples, int values) {
    return 1.0 / ((double) samples * values);
  }

  /** Weight of one nat of rate of one example in the mean loss of a batch. */
  public double rateWeight(int samples, int steps, int neurons) {
    return beta / ((double) samples * steps * neurons);
  }

  /** Nats as bits. */
  public static double bits(double nats) {
    return nats * BITS_PER_NAT;
  }
}
