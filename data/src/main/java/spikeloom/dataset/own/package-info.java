/**
 * A user's files as data sets: {@link spikeloom.dataset.own.SourceKind} recognises what a folder or
 * file holds (pictures, tables, sounds, arrays, ECG records, event recordings), and one class per
 * kind turns it into samples with labels and a split. File formats themselves are read in the
 * packages below.
 */
@NullMarked
package spikeloom.dataset.own;

import org.jspecify.annotations.NullMarked;
