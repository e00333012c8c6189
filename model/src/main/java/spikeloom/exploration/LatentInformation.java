package spikeloom.exploration;

import spikeloom.spike.SpikePart;

/**
 * The information of latent cells, with or without a spike, about a sample, in bits, against the
 * model's prior: a spike that the prior expects after the spikes before it has hardly any, a
 * surprising one much. A silent cell is informative, too: the more probable a spike was, the more.
 *
 * <p>With p(n,t) the encoder's and q(n,t) the prior's probability of a spike, both given the spikes
 * that the encoder sent before step t,
 *
 * <pre>{@code
 * bits(n,t) = log2(p(n,t) / q(n,t))
 * }</pre>
 *
 * @param bits information of a spike in each cell, {@code [steps][neurons]}
 * @param rates the rate of every cell, {@code KL(Bernoulli(p) || Bernoulli(q))} in bits, {@code
 *     [steps][neurons]}
 * @param prior q, {@code [steps][neurons]}
 */
@SuppressWarnings("ArrayRecordComponent") // iterated, never compared
public record LatentInformation(float[][] bits, float[][] rates, float[][] prior) {
  private static final double LEAST = 1e-6;
  private static final double PER_NAT = 1 / Math.log(2);

  /**
   * The information rate of a part in bits: the sum of the Kullback-Leibler divergences of what the
   * decoder reads to the prior. For all cells it is the reported rate.
   */
  public double rate(SpikePart part) {
    double sum = 0;
    for (int t = 0; t < rates.length; t++) {
      for (int n = 0; n < rates[t].length; n++) {
        sum += part.holds(t, n) ? rates[t][n] : 0;
      }
    }
    return sum;
  }

  /**
   * The information of these spikes: the log-likelihood ratio of the sample and the prior for the
   * cells of a part; negative if the prior explains them better. Its mean over the spikes that the
   * encoder sends is the {@linkplain #rate rate}, except for graded pulses, whose heights carry
   * more information. Probabilities are those after the spikes that were sent: that an edit would
   * change later ones is not in it.
   *
   * @param spikes {@code [steps][neurons]}, 0 for none
   */
  public double information(float[][] spikes, SpikePart part) {
    double nats = 0;
    for (int t = 0; t < bits.length; t++) {
      for (int n = 0; n < bits[t].length; n++) {
        if (part.holds(t, n)) {
          double p = probability(t, n);
          double q = possible(prior[t][n]);
          nats += spikes[t][n] != 0 ? Math.log(p / q) : Math.log((1 - p) / (1 - q));
        }
      }
    }
    return nats * PER_NAT;
  }

  /** The encoder's probability of a spike in a cell, p. */
  public double probability(int step, int neuron) {
    return possible(prior[step][neuron] * Math.pow(2, bits[step][neuron]));
  }

  private static double possible(double probability) {
    return Math.max(LEAST, Math.min(1 - LEAST, probability));
  }
}
