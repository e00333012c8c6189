/**
 * A stack of neuron layers from input spikes to latent spikes: {@link
 * spikeloom.encoder.SpikingEncoder} and its implementations. Encoders know nothing of decoders,
 * data sets or plans.
 */
@NullMarked
package spikeloom.encoder;

import org.jspecify.annotations.NullMarked;
