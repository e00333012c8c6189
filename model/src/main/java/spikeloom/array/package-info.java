/**
 * What every layer of the model stands on: padded rows of floats, parameters and their gradients,
 * ranges of indices, and the threads that share them. Start with {@link spikeloom.array.Parameters}
 * and {@link spikeloom.array.Workers}. No arithmetic of networks here.
 */
@NullMarked
package spikeloom.array;

import org.jspecify.annotations.NullMarked;
