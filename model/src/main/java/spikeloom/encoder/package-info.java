/**
 * Encoders, stacks of neuron layers from input spikes to latent spikes: {@link
 * spikeloom.encoder.SpikingEncoder} and its implementations. Encoders do not depend on decoders,
 * data sets or plans.
 */
@NullMarked
package spikeloom.encoder;

import org.jspecify.annotations.NullMarked;
