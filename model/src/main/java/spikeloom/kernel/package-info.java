/**
 * Loops over {@code float[]}: event-driven products, fused membrane updates and their adjoints,
 * dense products, the optimiser's update. No objects per step, no dependence on networks. Rows of
 * neurons are padded to {@link spikeloom.array.Padding#FLOATS} floats, so that kernels need no tail
 * loops.
 */
@NullMarked
package spikeloom.kernel;

import org.jspecify.annotations.NullMarked;
