/**
 * Data sets known by name: their readers, downloads and checksums. Start with {@link
 * spikeloom.dataset.known.Catalog}, the list of them, and {@link spikeloom.dataset.known.Sources},
 * which opens a data set by its name or by the path of a user's files; for the latter it asks
 * {@code dataset.own}. Only this package uses the network.
 */
@NullMarked
package spikeloom.dataset.known;

import org.jspecify.annotations.NullMarked;
