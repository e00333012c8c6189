/**
 * Recordings of event cameras: a reader per file format ({@link spikeloom.event.BinFile}) makes an
 * {@link spikeloom.event.EventStream}, and {@link spikeloom.event.EventBinning} makes its spikes. A
 * reader knows bytes, a binning knows time; neither knows data sets.
 */
@NullMarked
package spikeloom.event;

import org.jspecify.annotations.NullMarked;
