/**
 * Recognises a file by its content and reports what its header says. Start with {@link
 * spikeloom.inspect.FileKind}. It uses the readers of the other packages; nothing else in this
 * module depends on it.
 */
@NullMarked
package spikeloom.inspect;

import org.jspecify.annotations.NullMarked;
