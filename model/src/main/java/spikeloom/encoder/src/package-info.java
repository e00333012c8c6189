/**
 * The encoder of Spiking Recurrent Cells: {@link spikeloom.encoder.src.SrcEncoder} holds the
 * weights, {@code SrcPass} runs a batch forward and backward, {@code PulseChannel} draws and counts
 * graded pulses. The equations are in {@link spikeloom.neuron.SpikingRecurrentCell}.
 */
@NullMarked
package spikeloom.encoder.src;

import org.jspecify.annotations.NullMarked;
