/**
 * Files that are either whole or absent: {@link spikeloom.file.SafeFile} writes beside, then moves.
 * Nothing here knows what is in a file.
 */
@NullMarked
package spikeloom.file;

import org.jspecify.annotations.NullMarked;
