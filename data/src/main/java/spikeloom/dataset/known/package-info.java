/**
 * Data sets known by name: the {@link spikeloom.dataset.known.Catalog}, their readers, downloads
 * and checksums. {@link spikeloom.dataset.known.Sources} opens a data set by its name or by the
 * path of a user's files; for the latter it asks {@code spikeloom.dataset.own}.
 */
@NullMarked
package spikeloom.dataset.known;

import org.jspecify.annotations.NullMarked;
