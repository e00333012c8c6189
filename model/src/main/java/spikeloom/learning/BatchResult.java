package spikeloom.learning;

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
    int samples, double distortion, double rate, double latentSpikeRate, double hiddenSpikeRate) {}
