/**
 * How the two networks learn together: {@link spikeloom.learning.Autoencoder} joins encoder,
 * decoder and objective, a {@link spikeloom.learning.LearningRule} turns a mini-batch into an
 * update, {@link spikeloom.learning.Adam} makes it. No loops over epochs, no files.
 */
@NullMarked
package spikeloom.learning;

import org.jspecify.annotations.NullMarked;
