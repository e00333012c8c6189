package spikeloom.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a model over a split.
 *
 * @param samples number of samples
 * @param distortion of target and reconstruction, a mean in the unit of {@link
 *     spikeloom.objective.Distortion#unit}
 * @param psnr peak signal-to-noise ratio {@code -10 log10(mean squared error)}, the mean taken over
 *     all values of all samples, dB
 * @param accuracy share of decode steps with the correct class, or null if targets are not classes
 * @param rateBits information rate of the latent spikes of all steps, bits per example; not a
 *     number where the encoder has no noise, so that no rate bounds the information
 * @param windowRateBits that of the steps that the decoder reads, or null where it reads all or
 *     there is no rate
 * @param negativeElbo negative evidence lower bound, distortion plus rate in nats per example, or
 *     null where the distortion is not a likelihood or there is no rate
 * @param bitsPerDimension the same in bits per value, where values are levels of 8 bits (distortion
 *     {@code logistic}); else null
 * @param rmse root mean squared error of every variable in its own unit, or null where units are
 *     unknown
 * @param codeLengthBits length of the latent spikes in a lossless code made for the prior, bits per
 *     example: the rate plus the entropy of the encoder's draws; or null where the probabilities of
 *     the spikes are unknown
 * @param latentSpikes latent spikes per example
 * @param activeLatents number of latent neurons with a mean rate above 0.01 nats per example, over
 *     the first samples; or null as {@code codeLengthBits}
 * @param latentSpikeRate latent spikes per neuron and step, 0 .. 1
 * @param hiddenSpikeRate hidden spikes per neuron and step, 0 .. 1
 * @param silentFraction share of latent neurons that never fired
 * @param examplesPerSecond speed of encoding, decoding and measuring
 */
public record Metrics(
    int samples,
    double distortion,
    double psnr,
    @Nullable Double accuracy,
    double rateBits,
    @Nullable Double windowRateBits,
    @Nullable Double negativeElbo,
    @Nullable Double bitsPerDimension,
    @Nullable List<UnitErrors.UnitError> rmse,
    @Nullable Double codeLengthBits,
    double latentSpikes,
    @Nullable Integer activeLatents,
    double latentSpikeRate,
    double hiddenSpikeRate,
    double silentFraction,
    double examplesPerSecond) {}
