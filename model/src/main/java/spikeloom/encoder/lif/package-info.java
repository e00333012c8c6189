/**
 * The encoder of leaky integrate-and-fire layers: {@link spikeloom.encoder.lif.LifEncoder} holds
 * the weights, {@code LifPass} runs a batch forward and backward, {@link
 * spikeloom.encoder.lif.EligibilityPass} learns without a backward pass through time. The equations
 * of the neuron are in {@link spikeloom.neuron.Lif}.
 */
@NullMarked
package spikeloom.encoder.lif;

import org.jspecify.annotations.NullMarked;
