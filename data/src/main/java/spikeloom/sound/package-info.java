/**
 * Sound: {@link spikeloom.sound.Wav} reads recordings, {@link spikeloom.sound.LogMel} computes mel
 * spectrograms. This package does not depend on data sets.
 */
@NullMarked
package spikeloom.sound;

import org.jspecify.annotations.NullMarked;
