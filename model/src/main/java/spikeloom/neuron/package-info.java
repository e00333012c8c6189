/**
 * One file per neuron model: its parameters, its step, its adjoint, side by side. Surrogate
 * derivatives too. Neurons know no layers, no batches and no threads.
 */
@NullMarked
package spikeloom.neuron;

import org.jspecify.annotations.NullMarked;
