/**
 * File access: {@link spikeloom.file.SafeFile} writes atomically, {@link spikeloom.file.Unpacked}
 * reads them plain or packed, {@link spikeloom.file.DataException} reports errors.
 */
@NullMarked
package spikeloom.file;

import org.jspecify.annotations.NullMarked;
