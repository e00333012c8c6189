/**
 * Data sets: {@link spikeloom.dataset.Dataset} with its splits, the {@link
 * spikeloom.dataset.Catalog} of known sets, readers of file formats, and downloads. Samples are
 * signals, spikes or both; this package does not convert between them.
 */
@NullMarked
package spikeloom.dataset;

import org.jspecify.annotations.NullMarked;
