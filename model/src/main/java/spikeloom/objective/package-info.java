/** The objective: distortion plus beta times the directed information rate of the latent spikes. */
@NullMarked
package spikeloom.objective;

import org.jspecify.annotations.NullMarked;
