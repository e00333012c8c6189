/**
 * Sound and its features. Start with {@link spikeloom.sound.Wav}, which reads recordings, and
 * {@link spikeloom.sound.SoundFeatures}: mel spectrograms, cochleagrams or the waveform itself.
 * This package does not depend on data sets.
 */
@NullMarked
package spikeloom.sound;

import org.jspecify.annotations.NullMarked;
