/**
 * Networks of liquid time-constant neurons that read a sequence and predict its answer. Start with
 * {@link spikeloom.sequence.SequenceNetwork}; {@link spikeloom.sequence.SequenceTraining} trains it
 * through forward propagation through time or back-propagation through time. There are no decoders
 * and no latent spikes; this package does not depend on plans or run directories.
 */
@NullMarked
package spikeloom.sequence;

import org.jspecify.annotations.NullMarked;
