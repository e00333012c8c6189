/**
 * Recordings of event cameras as events and as spikes. Start with {@link
 * spikeloom.event.EventSource}, which reads events chunk by chunk: {@link
 * spikeloom.event.EventOperation}s change them on the way, {@link spikeloom.event.EventCollector}
 * makes an {@link spikeloom.event.EventStream} of them, and {@link spikeloom.event.EventBinning}
 * its spikes. {@link spikeloom.event.BinFile} reads the recordings of N-MNIST at once; {@code
 * event.format} reads all other files. This package does not depend on data sets.
 */
@NullMarked
package spikeloom.event;

import org.jspecify.annotations.NullMarked;
