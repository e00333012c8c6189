/**
 * The interfaces of encoders, stacks of neuron layers from input spikes to latent spikes. Start
 * with {@link spikeloom.encoder.SpikingEncoder} and {@link spikeloom.encoder.EncoderPass}; {@link
 * spikeloom.encoder.EncoderFamily} declares an encoder for plans, the command line and the window.
 * The implementations are in one package per family: {@code encoder.lif}, {@code encoder.src},
 * {@code encoder.ltc} and {@code encoder.exact}; only the baseline without neurons, {@link
 * spikeloom.encoder.IdentityEncoder}, is here. Encoders do not depend on decoders, data sets or
 * plans.
 */
@NullMarked
package spikeloom.encoder;

import org.jspecify.annotations.NullMarked;
