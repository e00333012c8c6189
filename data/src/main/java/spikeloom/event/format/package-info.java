/**
 * Files of event cameras. Start with {@link spikeloom.event.format.EventRecording}, which opens any
 * of them: the format is recognised by content ({@link spikeloom.event.format.Recogniser}), one
 * decoder per format turns bytes into events, and defects are rejected or counted in one place.
 * {@link spikeloom.event.format.EventExport} writes. What is done with the events is in {@code
 * event}.
 */
@NullMarked
package spikeloom.event.format;

import org.jspecify.annotations.NullMarked;
