/** Plays sounds and writes them to files, with the Java Sound API. */
@NullMarked
package spikeloom.ui.sound;

import org.jspecify.annotations.NullMarked;
