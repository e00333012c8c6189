/**
 * Recordings of event cameras. An {@link spikeloom.event.EventSource} gives events chunk by chunk,
 * {@link spikeloom.event.EventOperation}s change them on the way, {@link
 * spikeloom.event.EventCollector} makes an {@link spikeloom.event.EventStream} of them, and {@link
 * spikeloom.event.EventBinning} its spikes. {@link spikeloom.event.BinFile} reads the recordings of
 * N-MNIST at once; all other files are the work of {@code spikeloom.event.format}. Data sets are
 * not known here.
 */
@NullMarked
package spikeloom.event;

import org.jspecify.annotations.NullMarked;
