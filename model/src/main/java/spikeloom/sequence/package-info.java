/**
 * Networks of liquid time-constant neurons that read a sequence and predict its answer: {@link
 * spikeloom.sequence.SequenceNetwork}, trained by {@link spikeloom.sequence.SequenceTraining}
 * through forward propagation through time or back-propagation through time. They have no decoder
 * and no latent spikes; this package does not depend on plans or run directories.
 */
@NullMarked
package spikeloom.sequence;

import org.jspecify.annotations.NullMarked;
