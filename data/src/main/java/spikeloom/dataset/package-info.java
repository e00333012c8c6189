/**
 * Where samples come from: {@link spikeloom.dataset.Dataset} with its splits, the {@link
 * spikeloom.dataset.Catalog} of known sets, readers of file formats, and downloads. Samples are
 * signals, spikes or both; nothing here turns one into the other.
 */
@NullMarked
package spikeloom.dataset;

import org.jspecify.annotations.NullMarked;
