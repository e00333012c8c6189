/**
 * Convolutions over maps of spiking neurons, for the encoders: input currents, weight gradients and
 * gradients of the inputs, and pooling. A spike adds a row of weights to the few positions whose
 * patch it lies in; no product is taken of zeros. Start with {@link
 * spikeloom.encoder.maps.MapCurrents}.
 *
 * <p>Spikes are held as {@link spikeloom.kernel.SpikeBits} in the order of {@link
 * spikeloom.array.MapSize}; currents and gradients have a row of channels per sample, position and
 * step: row {@code (b * positions + p) * steps + t}.
 */
@NullMarked
package spikeloom.encoder.maps;

import org.jspecify.annotations.NullMarked;
