/**
 * The experiment on the trade-off of rate and distortion under causal priors, with a variational
 * autoencoder without spikes beside them. Start with {@link
 * spikeloom.app.experiment.tradeoff.RateDistortionExperiment}.
 */
@NullMarked
package spikeloom.app.experiment.tradeoff;

import org.jspecify.annotations.NullMarked;
