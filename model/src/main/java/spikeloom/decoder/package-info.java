/**
 * Decoders from features of the latent spikes to a natural signal. Start with {@link
 * spikeloom.decoder.Decoder}; {@link spikeloom.decoder.DecoderKind} lists the networks that a plan
 * can choose. Decoders know features, not the encoder behind them. Deeplearning4j is used in {@code
 * decoder.dl4j} only.
 */
@NullMarked
package spikeloom.decoder;

import org.jspecify.annotations.NullMarked;
