/**
 * A user's files as data sets. Start with {@link spikeloom.dataset.own.SourceKind}, which
 * recognises what a folder or file holds: pictures, tables, sounds, arrays, ECG records, event
 * recordings. One class per kind turns it into samples with labels and a split. The bytes of a file
 * are read in the package of its format, such as {@code image} or {@code wfdb}; this package does
 * not depend on {@code dataset.known}.
 */
@NullMarked
package spikeloom.dataset.own;

import org.jspecify.annotations.NullMarked;
