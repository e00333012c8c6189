/**
 * Sound: {@link spikeloom.sound.Wav} reads recordings, {@link spikeloom.sound.LogMel} makes
 * pictures of time and pitch of them. Nothing here knows data sets.
 */
@NullMarked
package spikeloom.sound;

import org.jspecify.annotations.NullMarked;
