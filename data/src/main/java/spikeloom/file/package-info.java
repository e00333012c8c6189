/**
 * Files as such: {@link spikeloom.file.SafeFile} writes them whole or not at all, {@link
 * spikeloom.file.Unpacked} reads them plain or packed, {@link spikeloom.file.DataException} tells
 * what is wrong with one. Nothing here knows what is in a file.
 */
@NullMarked
package spikeloom.file;

import org.jspecify.annotations.NullMarked;
