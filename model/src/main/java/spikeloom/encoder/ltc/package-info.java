/**
 * The encoder of liquid time-constant layers. Start with {@link spikeloom.encoder.ltc.LtcEncoder},
 * which holds the weights; {@code LtcPass} runs a batch, {@link spikeloom.encoder.ltc.LtcWindow}
 * runs a stretch of steps forward and backward, and {@code LtcMapStack} the layers of maps, whose
 * positions are the samples of a window. The equations are in {@link
 * spikeloom.neuron.LiquidTimeConstant}. This package does not depend on other encoder families.
 */
@NullMarked
package spikeloom.encoder.ltc;

import org.jspecify.annotations.NullMarked;
