/**
 * Encoders in continuous time (theta, quadratic and spike response neurons): lists of spike times
 * in double precision, the layers that turn one into the next, and the exact backward pass. Start
 * with {@link spikeloom.encoder.exact.TimeEncoder} and {@link spikeloom.encoder.exact.TimeNetwork}.
 * Times are in the neuron's own unit; steps appear only in {@link
 * spikeloom.encoder.exact.StepTimes}. This package does not depend on other encoder families.
 */
@NullMarked
package spikeloom.encoder.exact;

import org.jspecify.annotations.NullMarked;
