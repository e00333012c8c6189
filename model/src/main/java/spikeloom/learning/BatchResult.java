package spikeloom.learning;

import java.io.Serializable;
import java.util.List;

/**
 * The loss of a mini-batch.
 *
 * @param samples number of samples
 * @param distortion mean over samples and decode steps, in the unit of the plan's {@link
 *     spikeloom.objective.Distortion#unit distortion}
 * @param rate mean, nats per example
 * @param latentSpikeRate latent spikes per neuron and step, 0 .. 1
 * @param hiddenSpikeRate hidden spikes per neuron and step, 0 .. 1
 */
public record BatchResult(
    int samples, double distortion, double rate, double latentSpikeRate, double hiddenSpikeRate)
    implements Serializable {
  /** The loss of a batch from those of its parts, in their order; a part may have no samples. */
  public static BatchResult join(List<BatchResult> parts) {
    int samples = 0;
    double distortion = 0;
    double rate = 0;
    double latent = 0;
    double hidden = 0;
    for (BatchResult part : parts) {
      samples += part.samples;
      distortion += part.samples * part.distortion;
      rate += part.samples * part.rate;
      latent += part.samples * part.latentSpikeRate;
      hidden += part.samples * part.hiddenSpikeRate;
    }
    return new BatchResult(
        samples, distortion / samples, rate / samples, latent / samples, hidden / samples);
  }

  /** The result of a part without samples. */
  public static BatchResult none() {
    return new BatchResult(0, 0, 0, 0, 0);
  }
}
