/**
 * The complexity metrics of NeuroBench for a trained model: effective and dense operations,
 * sparsity of activations and connections, membrane updates and footprint. Start with {@link
 * spikeloom.evaluation.neurobench.NeuroBenchCounter}; {@link
 * spikeloom.evaluation.neurobench.NeuroBench} has the result. Energies are in {@code
 * evaluation.energy}.
 */
@NullMarked
package spikeloom.evaluation.neurobench;

import org.jspecify.annotations.NullMarked;
