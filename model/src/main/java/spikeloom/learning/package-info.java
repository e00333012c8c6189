/**
 * How the two networks learn together. Start with {@link spikeloom.learning.Autoencoder}, which
 * joins encoder, decoder and objective; a {@link spikeloom.learning.LearningRule} turns a
 * mini-batch into an update, which an {@link spikeloom.learning.Optimiser} applies. {@link
 * spikeloom.learning.Generator} draws samples. There are no loops over epochs here, no files, and
 * no Deeplearning4j.
 */
@NullMarked
package spikeloom.learning;

import org.jspecify.annotations.NullMarked;
