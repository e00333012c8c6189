/**
 * One file per neuron model: its parameters, its step and its adjoint, side by side, and the
 * surrogate derivatives. Start with {@link spikeloom.neuron.Lif}. Neurons do not depend on layers,
 * batches or threads.
 */
@NullMarked
package spikeloom.neuron;

import org.jspecify.annotations.NullMarked;
