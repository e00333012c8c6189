package spikeloom.app.experiment.tradeoff;

import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.Metrics;
import spikeloom.evaluation.dl4j.GaussianBound;
import spikeloom.objective.DirectedInformationBottleneck;

/**
 * The test figures of one trained model, per example. Not a number: the model has no such figure.
 *
 * @param distortion cross-entropy, nats
 * @param rate nats
 * @param codeLengthBits length of the latent spikes in a lossless code
 * @param spikes latent spikes
 * @param active active latent neurons
 */
record Trial(double distortion, double rate, double codeLengthBits, double spikes, double active) {
  /** The figures of a spiking model whose distortion is a likelihood. */
  static Trial of(Metrics metrics) {
    double rate = metrics.rateBits() / DirectedInformationBottleneck.bits(1);
    return new Trial(
        orNaN(metrics.negativeElbo()) - rate,
        rate,
        orNaN(metrics.codeLengthBits()),
        metrics.latentSpikes(),
        orNaN(metrics.activeLatents()));
  }

  /** The figures of the model without spikes. */
  static Trial of(GaussianBound bound) {
    return new Trial(
        bound.distortion().value(), bound.rate().value(), Double.NaN, Double.NaN, Double.NaN);
  }

  private static double orNaN(@Nullable Number number) {
    return number == null ? Double.NaN : number.doubleValue();
  }

  /** Distortion plus rate. */
  double negativeElbo() {
    return distortion + rate;
  }

  double rateBits() {
    return DirectedInformationBottleneck.bits(rate);
  }
}
