package spikeloom.objective;

/**
 * The loss of the directed information bottleneck:
 *
 * <pre>{@code
 * L = D / V + beta * R / K
 * D = distortion of target and reconstruction, for images the cross-entropy [nats per example]
 * R = sum over steps and neurons of KL(Bernoulli(p(n,t)) || Bernoulli(q(n,t)))   [nats per example]
 * K = number of terms of R: N T, or N if a neuron outputs one value
 * }</pre>
 *
 * <p>averaged over examples and, with several decode steps, over those; V values (1 where the
 * target is a class), N latent neurons, T steps. R, with p(n,t) given the past of input and latent
 * spikes, bounds the directed information from input to latent spikes from above for every causal
 * prior q, which stands in for the true marginal of latent spikes: spikes of a fixed probability r,
 * or a learned process (package {@code prior}). D and R enter as means over their own terms, so
 * that beta = 0.001 means the same for every network and length, and for spikes the same as in the
 * published code. Reports give D per value and R as a sum, in bits.
 *
 * <p>Source: Skatchkovsky, Simeone and Jang, "Learning to time-decode in spiking neural networks
 * through the information bottleneck", NeurIPS 2021.
 *
 * @param distortion the distortion D
 * @param beta weight of the rate, at least 0
 * @param prior firing probability r of the fixed prior, and of others at the start, in (0, 1)
 * @param cost what latent spikes cost
 */
public record DirectedInformationBottleneck(
    Distortion distortion, double beta, double prior, RateCost cost) {
  private static final double BITS_PER_NAT = 1 / Math.log(2);

  /** The objective with the rate as cost. */
  public DirectedInformationBottleneck(Distortion distortion, double beta, double prior) {
    this(distortion, beta, prior, RateCost.INFORMATION);
  }

  /** Checks the ranges. */
  public DirectedInformationBottleneck {
    if (!(beta >= 0) || !(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("beta " + beta + " or prior " + prior + " out of range");
    }
  }

  /**
   * Weight of one nat of distortion of one output in the mean loss of a batch.
   *
   * @param outputs number of decoder outputs: examples times decode steps
   * @param values values of one output, V
   */
  public double distortionWeight(int outputs, int values) {
    return 1.0 / ((double) outputs * distortion.parts(values));
  }

  /**
   * Weight of one nat of rate of one example in the mean loss of a batch.
   *
   * @param terms number of terms of an example's rate, K
   */
  public double rateWeight(int samples, long terms) {
    return beta / ((double) samples * terms);
  }

  /**
   * The beta for which the loss is {@code D + W R} in nats, up to a factor: 1 gives the negative
   * evidence lower bound.
   *
   * @param weight W, at least 0
   * @param outputs number of decoder outputs of an example
   * @param values values of one output, V
   * @param terms number of terms of an example's rate, K
   */
  public static double beta(
      double weight, Distortion distortion, int outputs, int values, long terms) {
    return weight * terms / nats(distortion, outputs, values);
  }

  /** The W of a beta, see {@link #beta(double, Distortion, int, int, long)}. */
  public static double rateWeight(
      double beta, Distortion distortion, int outputs, int values, long terms) {
    return beta * nats(distortion, outputs, values) / terms;
  }

  // Factor of a mean distortion that gives nats per example.
  private static double nats(Distortion distortion, int outputs, int values) {
    return (double) outputs * distortion.parts(values);
  }

  /** Nats as bits. */
  public static double bits(double nats) {
    return nats * BITS_PER_NAT;
  }
}
