package spikeloom.learning;

/**
 * What a learning rule is built from.
 *
 * @param model the networks
 * @param samples the largest number of samples of a batch
 * @param optimisers optimisers of the networks, with the threads of all parts
 * @param settings settings of the rules
 */
public record RuleParts(
    Autoencoder model, int samples, Optimisers optimisers, RuleSettings settings) {}
