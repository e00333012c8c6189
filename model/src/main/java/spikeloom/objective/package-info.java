/**
 * The objective: distortion plus beta times the directed information rate of the latent spikes.
 * Start with {@link spikeloom.objective.DirectedInformationBottleneck}. How it is minimised is in
 * {@code learning}.
 */
@NullMarked
package spikeloom.objective;

import org.jspecify.annotations.NullMarked;
