/**
 * Codes compared on the same samples: what a raster costs, how its spikes lie in time, and what can
 * be read from it. No network is trained here.
 */
@NullMarked
package spikeloom.evaluation.coding;

import org.jspecify.annotations.NullMarked;
