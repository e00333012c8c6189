/**
 * Loops over {@code float[]}: event-driven products, fused membrane updates and their adjoints,
 * dense products, the optimiser's update. No policy, no objects per step, no knowledge of networks.
 * Rows of neurons are padded to {@link spikeloom.array.Padding#FLOATS} floats, so that no kernel
 * needs a tail.
 */
@NullMarked
package spikeloom.kernel;

import org.jspecify.annotations.NullMarked;
