/**
 * Comparison of codes on the same samples: cost of a raster, spike timing, and decodable
 * information. No network is trained here.
 */
@NullMarked
package spikeloom.evaluation.coding;

import org.jspecify.annotations.NullMarked;
