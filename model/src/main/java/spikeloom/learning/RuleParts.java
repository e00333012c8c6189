package spikeloom.learning;

import spikeloom.array.Workers;

/**
 * What a learning rule is built from.
 *
 * @param model the networks
 * @param samples the largest number of samples of a batch
 * @param encoder optimiser of the encoder
 * @param decoder optimiser of the decoder
 * @param workers threads of all parts
 * @param settings settings of the rules
 */
public record RuleParts(
    Autoencoder model,
    int samples,
    Adam encoder,
    Adam decoder,
    Workers workers,
    RuleSettings settings) {}
