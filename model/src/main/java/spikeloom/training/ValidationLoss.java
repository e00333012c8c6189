package spikeloom.training;

import spikeloom.evaluation.Metrics;
import spikeloom.learning.Autoencoder;

/** The loss of a plan on samples that it was not trained on. */
public final class ValidationLoss {
  private ValidationLoss() {}

  /**
   * Distortion plus the rate with its whole weight, per sample, as the plan minimises it.
   *
   * @return distortion plus weight times nats; the distortion alone without a rate
   */
  public static double of(Metrics metrics, Autoencoder model) {
    double nats = metrics.rateBits() * Math.log(2);
    double rate = Double.isNaN(nats) ? 0 : model.rateWeight(1) * nats;
    return metrics.distortion() + rate;
  }
}
