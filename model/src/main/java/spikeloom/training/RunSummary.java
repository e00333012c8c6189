package spikeloom.training;

import org.jspecify.annotations.Nullable;

/**
 * The result of a finished run, {@code summary.json}. Component names in snake case are a contract
 * of the command line.
 *
 * @param testDistortion distortion on the test split, a mean in the unit of {@link
 *     spikeloom.objective.Distortion#unit}
 * @param meanTargetDistortion what saying the mean training sample of everything costs on the test
 *     split, or null where targets are classes or change in time
 * @param testPsnr peak signal-to-noise ratio on the test split, dB
 * @param testAccuracy share of test moments whose class was named, or null where targets are no
 *     classes
 * @param rateBits information rate on the test split, bits per example, or null where the encoder
 *     has no noise, so that no rate bounds the information
 * @param latentSpikeRate latent spikes per neuron and step on the test split
 * @param silentFraction share of latent neurons that never fired on the test split
 * @param trainExamplesPerSecond training speed over the whole run
 * @param parametersEncoder number of trainable values of the encoder
 * @param parametersDecoder number of trainable values of the decoder
 * @param epochs epochs trained
 * @param seed the plan's seed
 * @param threads the plan's threads
 * @param splitSha256 which samples were learned from and which tested, see {@link SplitRecord}
 * @param version version of SpikeLoom that finished the run
 */
public record RunSummary(
    double testDistortion,
    @Nullable Double meanTargetDistortion,
    double testPsnr,
    @Nullable Double testAccuracy,
    @Nullable Double rateBits,
    double latentSpikeRate,
    double silentFraction,
    double trainExamplesPerSecond,
    long parametersEncoder,
    long parametersDecoder,
    int epochs,
    long seed,
    int threads,
    String splitSha256,
    String version) {}
