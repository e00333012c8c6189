package spikeloom.encoder.lif;

import spikeloom.kernel.SpikeEstimator;

/**
 * How the latent spikes of a {@link LifEncoder} are drawn and learned.
 *
 * @param lateral whether a readout neuron receives the past spikes of all readout neurons, so that
 *     it can send what has not been sent, or only its own
 * @param estimator gradient through sampled spikes
 */
public record LatentSampling(boolean lateral, SpikeEstimator estimator) {
  /** Own past spikes, straight through. */
  public static LatentSampling own() {
    return new LatentSampling(false, SpikeEstimator.STRAIGHT_THROUGH);
  }
}
