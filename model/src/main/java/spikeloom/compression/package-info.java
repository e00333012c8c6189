/**
 * Lossless compression of latent spikes by an arithmetic coder that the causal prior drives, in
 * {@code .spk} files. Start with {@link spikeloom.compression.SpikeCoder}. Nothing is trained here.
 */
@NullMarked
package spikeloom.compression;

import org.jspecify.annotations.NullMarked;
