/**
 * Samples that were recorded as spikes: lists of times and channels. Start with {@link
 * spikeloom.dataset.recorded.RecordedSet}, which makes a data set of {@link
 * spikeloom.dataset.recorded.SpikeLists}. The package does not know in which file the lists are;
 * recordings of event cameras are elsewhere.
 */
@NullMarked
package spikeloom.dataset.recorded;

import org.jspecify.annotations.NullMarked;
