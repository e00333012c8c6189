/**
 * The encoder of leaky integrate-and-fire layers. Start with {@link
 * spikeloom.encoder.lif.LifEncoder}, which holds the weights; {@link spikeloom.encoder.lif.LifPass}
 * runs a batch forward and backward, {@link spikeloom.encoder.lif.EligibilityPass} learns without a
 * backward pass through time. The equations of the neuron are in {@link spikeloom.neuron.Lif}. This
 * package does not depend on other encoder families.
 */
@NullMarked
package spikeloom.encoder.lif;

import org.jspecify.annotations.NullMarked;
