/**
 * Causal priors of latent spikes: processes that predict the next step's spikes from the past, the
 * generative half of the autoencoder. Start with {@link spikeloom.prior.CausalPrior}. What an
 * encoder pays for deviating from the prior is computed in {@code learning}; nothing here knows
 * encoders.
 */
@NullMarked
package spikeloom.prior;

import org.jspecify.annotations.NullMarked;
