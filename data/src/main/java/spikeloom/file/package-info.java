/**
 * Safe access to files. Start with {@link spikeloom.file.SafeFile}, which writes atomically, {@link
 * spikeloom.file.Unpacked}, which reads plain or gzip content, and {@link
 * spikeloom.file.DataException}, the root of all errors whose message is written for the user.
 * Nothing here knows what a file holds.
 */
@NullMarked
package spikeloom.file;

import org.jspecify.annotations.NullMarked;
