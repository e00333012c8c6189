package spikeloom.exploration;

import spikeloom.spike.SpikePart;

/**
 * What latent cells, with a spike or without, say of a sample, in bits. A silent cell counts as a
 * spike does: it is the less expected, the likelier a spike was.
 *
 * @param bits what a spike would say, as in {@link Exploration.Sample}
 * @param rates the rate of every cell, bits, as in {@link Exploration.Sample}
 * @param prior the probability of a spike in the reference process
 */
@SuppressWarnings("ArrayRecordComponent") // walked through, never compared
public record LatentInformation(float[][] bits, float[][] rates, double prior) {
  private static final double LEAST = 1e-6;
  private static final double PER_NAT = 1 / Math.log(2);

  /**
   * The information rate of a part in bits: the sum of the Kullback-Leibler divergences of what the
   * decoder reads to the prior. Of all cells it is the rate that a training reports.
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
   * What these spikes say: the logarithm of how much likelier the sample makes the cells of a part
   * than the prior does; below 0 where the prior explains them better. Its mean over the spikes
   * that the encoder sends is the {@linkplain #rate rate}, but for graded pulses, whose heights
   * tell more than that they are there. Firing probabilities are those of the spikes that were
   * sent: that an edit would change later ones is not in it.
   *
   * @param spikes {@code [steps][neurons]}, 0 for none
   */
  public double said(float[][] spikes, SpikePart part) {
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
