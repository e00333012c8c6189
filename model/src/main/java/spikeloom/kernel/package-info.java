/**
 * Loops over {@code float[]}: event-driven products, fused membrane updates and their adjoints,
 * dense products, the optimiser's update. Start with {@link spikeloom.kernel.EventProduct}: every
 * kernel is a public class that calls a version with vectors or with plain loops, see {@link
 * spikeloom.kernel.VectorUnit}. Kernels create no objects per step and do not depend on networks.
 * Rows of neurons are padded to {@link spikeloom.array.Padding#FLOATS} floats, so that kernels need
 * no tail loops.
 */
@NullMarked
package spikeloom.kernel;

import org.jspecify.annotations.NullMarked;
