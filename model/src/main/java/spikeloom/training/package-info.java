/**
 * Carries out a plan. Start with {@link spikeloom.training.Trainer}, the training loop; {@link
 * spikeloom.training.TrainingParts} builds what it needs, {@code MemoryEstimate} computes its
 * memory beforehand, {@link spikeloom.training.TrainingListener} receives the progress. The
 * mathematics is in {@code learning}, the files are in {@code run}.
 */
@NullMarked
package spikeloom.training;

import org.jspecify.annotations.NullMarked;
