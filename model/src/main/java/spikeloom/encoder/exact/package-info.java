/**
 * Networks in continuous time: lists of spike times in double precision, the layers that turn one
 * into the next, and the exact backward pass. Times are in the neuron's own unit; steps appear only
 * in {@link spikeloom.encoder.exact.StepTimes}.
 */
@NullMarked
package spikeloom.encoder.exact;

import org.jspecify.annotations.NullMarked;
