/**
 * One file per neuron model: its parameters, its step, its adjoint, side by side. Surrogate
 * derivatives too. Neurons do not depend on layers, batches or threads.
 */
@NullMarked
package spikeloom.neuron;

import org.jspecify.annotations.NullMarked;
