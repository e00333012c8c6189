/**
 * Decoders from features of the latent spikes to a natural signal: the {@link
 * spikeloom.decoder.Decoder} interface and the choices of a plan. Deeplearning4j itself is used
 * only in packages named {@code dl4j}.
 */
@NullMarked
package spikeloom.decoder;

import org.jspecify.annotations.NullMarked;
