package spikeloom.ui.model;

import java.util.random.RandomGenerator;

/** Latent spikes drawn from firing probabilities. */
final class SpikeDraws {
  private SpikeDraws() {}

  /** Spikes of the reference process, as many steps and neurons as {@code like}. */
  static float[][] prior(float[][] like, double prior, RandomGenerator random) {
    float[][] drawn = new float[like.length][like[0].length];
    for (float[] row : drawn) {
      for (int n = 0; n < row.length; n++) {
        row[n] = random.nextDouble() < prior ? 1 : 0;
      }
    }
    return drawn;
  }

  /**
   * Two samples to interpolate.
   *
   * @param from information of a spike about the first sample, {@code [steps][neurons]}: log2 of
   *     its probability over the prior
   * @param to the same for the second sample
   * @param prior the probability of a spike in the reference process
   */
  @SuppressWarnings("ArrayRecordComponent") // iterated, never compared
  record Ends(float[][] from, float[][] to, double prior) {
    /**
     * Draws from interpolated probabilities. The same random numbers are used for every share, so
     * that few spikes change and images change smoothly.
     *
     * @param share 0 for the one sample, 1 for the other
     */
    float[][] between(double share, RandomGenerator random) {
      float[][] drawn = new float[from.length][from[0].length];
      for (int t = 0; t < drawn.length; t++) {
        for (int n = 0; n < drawn[t].length; n++) {
          double p = prior * Math.pow(2, from[t][n]);
          double q = prior * Math.pow(2, to[t][n]);
          drawn[t][n] = random.nextDouble() < (1 - share) * p + share * q ? 1 : 0;
        }
      }
      return drawn;
    }
  }
}
