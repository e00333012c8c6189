/**
 * Files of event cameras. {@link spikeloom.event.format.EventRecording} opens any of them: the
 * format is recognised by content ({@link spikeloom.event.format.Recogniser}), one decoder per
 * format turns bytes into events, and defects are rejected or counted in one place ({@link
 * spikeloom.event.format.Defects}). {@link spikeloom.event.format.EventExport} writes.
 */
@NullMarked
package spikeloom.event.format;

import org.jspecify.annotations.NullMarked;
