/**
 * Where natural signals come from: {@link spikeloom.dataset.Dataset} with its splits, the {@link
 * spikeloom.dataset.Catalog} of known sets, readers of file formats, and downloads. No spikes are
 * made here.
 */
@NullMarked
package spikeloom.dataset;

import org.jspecify.annotations.NullMarked;
