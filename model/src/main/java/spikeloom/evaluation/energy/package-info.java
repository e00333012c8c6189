/**
 * Operations of a model per example on event-driven hardware, counted from the spikes of a run, and
 * their energy. Start with {@link spikeloom.evaluation.energy.OperationCounter}, which counts
 * additions, multiplications and weight reads; {@link spikeloom.evaluation.energy.EnergyTable}
 * holds the energy of each and can be replaced. This package knows shapes and counts; it runs no
 * network.
 */
@NullMarked
package spikeloom.evaluation.energy;

import org.jspecify.annotations.NullMarked;
