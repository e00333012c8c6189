/**
 * The encoder of Spiking Recurrent Cells. Start with {@link spikeloom.encoder.src.SrcEncoder},
 * which holds the weights; {@code SrcPass} runs a batch forward and backward, {@code PulseChannel}
 * draws and counts graded pulses. The equations are in {@link
 * spikeloom.neuron.SpikingRecurrentCell}. Of the other encoder families, only {@code encoder.lif}
 * is used: its dense layers have the same layout.
 */
@NullMarked
package spikeloom.encoder.src;

import org.jspecify.annotations.NullMarked;
