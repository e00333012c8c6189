/**
 * The common language between data, encodings and networks: {@link spikeloom.spike.SpikeBatch} (the
 * spikes of a mini-batch), {@link spikeloom.spike.SpikeRaster} (one sample for display) and {@link
 * spikeloom.spike.Signal} (values with a shape). Nothing here knows files, codes or neurons.
 */
@NullMarked
package spikeloom.spike;

import org.jspecify.annotations.NullMarked;
