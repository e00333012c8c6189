package spikeloom.app.experiment.tradeoff;

/**
 * A trained network.
 *
 * @param network name of the network
 * @param length of the training, as a multiple of the shortest
 * @param seed random seed
 * @param trial its test figures
 * @param seconds time of training
 */
record TimedTrial(String network, int length, long seed, Trial trial, double seconds) {
  /**
   * The distortion at another rate, along the tangent of the rate-distortion curve: where D + w R
   * is least, a nat of rate is worth w nats of distortion.
   *
   * @param bits the rate, near that of this trial
   */
  double distortionAt(double bits) {
    return trial.distortion() + Math.log(2) * (trial.rateBits() - bits);
  }
}
