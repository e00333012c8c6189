package spikeloom.training;

/**
 * The result of a finished run, {@code summary.json}. Component names in snake case are a contract
 * of the command line.
 *
 * @param testDistortion nats per value on the test split
 * @param testPsnr peak signal-to-noise ratio on the test split, dB
 * @param rateBits information rate on the test split, bits per example
 * @param latentSpikeRate latent spikes per neuron and step on the test split
 * @param silentFraction share of latent neurons that never fired on the test split
 * @param trainExamplesPerSecond training speed over the whole run
 * @param parametersEncoder number of trainable values of the encoder
 * @param parametersDecoder number of trainable values of the decoder
 * @param epochs epochs trained
 * @param seed the plan's seed
 * @param threads the plan's threads
 * @param version version of SpikeLoom that finished the run
 */
public record RunSummary(
    double testDistortion,
    double testPsnr,
    double rateBits,
    double latentSpikeRate,
    double silentFraction,
    double trainExamplesPerSecond,
    long parametersEncoder,
    long parametersDecoder,
    int epochs,
    long seed,
    int threads,
    String version) {}
