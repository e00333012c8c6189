/**
 * Wording of numbers, durations and lists in messages, the same in the window and on the command
 * line. Start with {@link spikeloom.text.Wording}. Nothing here knows what the text is about.
 */
@NullMarked
package spikeloom.text;

import org.jspecify.annotations.NullMarked;
