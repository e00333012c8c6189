/**
 * A run from its plan to its result: {@link spikeloom.training.TrainingPlan} is the whole
 * configuration, {@link spikeloom.training.Trainer} owns the only loop, {@link
 * spikeloom.training.RunDirectory} and {@link spikeloom.training.Checkpoint} keep what must not be
 * lost, {@link spikeloom.training.TrainingListener} receives events.
 */
@NullMarked
package spikeloom.training;

import org.jspecify.annotations.NullMarked;
