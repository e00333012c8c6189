package spikeloom.evaluation.dl4j;

import spikeloom.evaluation.Mean;

/**
 * The negative evidence lower bound of a {@link GaussianAutoencoder}, in nats per example; means
 * and deviations over examples.
 *
 * @param distortion cross-entropy of the decoded draws, summed over the values of an example
 * @param rate KL divergence of the latent distribution from the standard normal one, in closed form
 * @param negativeElbo distortion plus rate
 */
public record GaussianBound(Mean distortion, Mean rate, Mean negativeElbo) {}
