/**
 * The basis of all layers of the model: padded rows of floats, parameters and their gradients,
 * ranges of indices, and the threads that share them. Start with {@link spikeloom.array.Parameters}
 * and {@link spikeloom.array.Workers}. Nothing here knows networks.
 */
@NullMarked
package spikeloom.array;

import org.jspecify.annotations.NullMarked;
