/**
 * Latent spikes as an image codec: real bits and quality, beside JPEG, PNG and zlib. Start with
 * {@link spikeloom.app.experiment.codec.CodecExperiment}.
 */
@NullMarked
package spikeloom.app.experiment.codec;

import org.jspecify.annotations.NullMarked;
