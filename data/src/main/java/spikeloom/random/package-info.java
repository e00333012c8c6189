/**
 * Randomness as an explicit argument. Start with {@link spikeloom.random.RandomKey}, which names a
 * stream; {@link spikeloom.random.FastRandom} draws from it. There is no hidden state, so a draw
 * depends only on the key, never on the order of threads. This package depends on no other.
 */
@NullMarked
package spikeloom.random;

import org.jspecify.annotations.NullMarked;
