/**
 * Comparison of codes on the same samples: cost of a raster, spike intervals, and reconstruction
 * from the spikes. Start with {@link spikeloom.evaluation.coding.CodedSample}. No network is
 * trained here.
 */
@NullMarked
package spikeloom.evaluation.coding;

import org.jspecify.annotations.NullMarked;
