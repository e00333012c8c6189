package spikeloom.app.experiment.tradeoff;

import java.util.Comparator;
import java.util.List;

/**
 * A trained network.
 *
 * @param network name of the network
 * @param weight of the rate, nats against nats
 * @param seed random seed
 * @param trial its test figures
 * @param seconds time of training
 */
record TimedTrial(String network, double weight, long seed, Trial trial, double seconds) {
  /**
   * The distortion at a rate, linear between the two neighbours of the rate; not a number outside
   * the rates of the trials.
   *
   * @param trials of the same network and seed under several weights
   * @param bits the rate
   */
  static double distortionAt(List<TimedTrial> trials, double bits) {
    List<Trial> sorted =
        trials.stream()
            .map(TimedTrial::trial)
            .sorted(Comparator.comparingDouble(Trial::rateBits))
            .toList();
    for (int i = 1; i < sorted.size(); i++) {
      Trial low = sorted.get(i - 1);
      Trial high = sorted.get(i);
      if (low.rateBits() <= bits && bits <= high.rateBits()) {
        double width = high.rateBits() - low.rateBits();
        double share = width == 0 ? 0 : (bits - low.rateBits()) / width;
        return low.distortion() + share * (high.distortion() - low.distortion());
      }
    }
    return Double.NaN;
  }
}
