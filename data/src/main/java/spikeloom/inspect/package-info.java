/**
 * Recognises a file by its content and tells what its header says: {@link
 * spikeloom.inspect.FileKind}. It stands on top of the readers; nothing in this module depends on
 * it.
 */
@NullMarked
package spikeloom.inspect;

import org.jspecify.annotations.NullMarked;
