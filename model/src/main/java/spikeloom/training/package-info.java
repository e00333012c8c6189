/**
 * Carries out a plan: {@link spikeloom.training.Trainer} runs the training loop, {@link
 * spikeloom.training.TrainingParts} builds what it needs, {@link spikeloom.training.MemoryEstimate}
 * says beforehand how much memory that takes, {@link spikeloom.training.TrainingListener} receives
 * the progress. The mathematics is in {@code spikeloom.learning}.
 */
@NullMarked
package spikeloom.training;

import org.jspecify.annotations.NullMarked;
