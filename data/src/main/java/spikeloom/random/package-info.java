/**
 * Randomness as an explicit argument: {@link spikeloom.random.RandomKey} names a stream, {@link
 * spikeloom.random.FastRandom} draws from it. There is no hidden state, so a draw depends only on
 * the key, never on the order of threads.
 */
@NullMarked
package spikeloom.random;

import org.jspecify.annotations.NullMarked;
