/**
 * The encoder of liquid time-constant layers: {@link spikeloom.encoder.ltc.LtcEncoder} holds the
 * weights, {@code LtcPass} runs a batch, {@link spikeloom.encoder.ltc.LtcWindow} runs a stretch of
 * steps forward and backward. The equations are in {@link spikeloom.neuron.LiquidTimeConstant}.
 */
@NullMarked
package spikeloom.encoder.ltc;

import org.jspecify.annotations.NullMarked;
