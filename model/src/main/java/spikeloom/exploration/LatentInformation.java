package spikeloom.exploration;

import spikeloom.spike.SpikePart;

/**
 * The information of latent cells, with or without a spike, about a sample, in bits. A silent cell
 * is informative, too: the more probable a spike was, the more.
 *
 * @param bits information of a spike, as in {@link Exploration.Sample}
 * @param rates the rate of every cell, bits, as in {@link Exploration.Sample}
 * @param prior the probability of a spike in the reference process
 */
@SuppressWarnings("ArrayRecordComponent") // iterated, never compared
public record LatentInformation(float[][] bits, float[][] rates, double prior) {
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
   * more information. Firing probabilities are those of the spikes that were sent: that an edit
   * would change later ones is not in it.
   *
   * @param spikes {@code [steps][neurons]}, 0 for none
   */
  public double information(float[][] spikes, SpikePart part) {
    double nats = 0;
    for (int t = 0; t < bits.length; t++) {
      for (int n = 0; n < bits[t].length; n++) {
        if (part.holds(t, n)) {
          double p = probability(t, n);
          nats += spikes[t][n] != 0 ? Math.log(p / prior) : Math.log((1 - p) / (1 - prior));
        }
      }
    }
    return nats * PER_NAT;
  }

  private double probability(int step, int neuron) {
    double p = prior * Math.pow(2, bits[step][neuron]);
    return Math.max(LEAST, Math.min(1 - LEAST, p));
  }
}
