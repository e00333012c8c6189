/**
 * Spikes and signals, shared by data, codes and networks. Start with {@link
 * spikeloom.spike.SpikeBatch} (the spikes of a mini-batch), {@link spikeloom.spike.SpikeRaster}
 * (one sample for display) and {@link spikeloom.spike.Signal} (values with a shape). This package
 * does not depend on files, codes or neurons.
 */
@NullMarked
package spikeloom.spike;

import org.jspecify.annotations.NullMarked;
