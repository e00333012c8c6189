/**
 * Metrics of a trained model over a split, and the information in its latent spikes. Start with
 * {@link spikeloom.evaluation.Evaluator} and {@link spikeloom.evaluation.Metrics}. The classifier
 * of reconstructions is in {@code evaluation.dl4j}, the cost of an example in {@code
 * evaluation.energy}, the comparison of codes in {@code evaluation.coding}. A model is measured the
 * same way in a run and outside of one: this package does not depend on plans or run directories.
 */
@NullMarked
package spikeloom.evaluation;

import org.jspecify.annotations.NullMarked;
