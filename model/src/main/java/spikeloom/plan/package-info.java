/**
 * What a run is to do: {@link spikeloom.plan.TrainingPlan} is the whole configuration, {@link
 * spikeloom.plan.Setting} declares every setting once (option, label, JSON path, choices), {@link
 * spikeloom.plan.PlanJson} reads and writes it, {@link spikeloom.plan.DefaultSettings} knows the
 * defaults of encoders and data sets. Nothing is trained here.
 */
@NullMarked
package spikeloom.plan;

import org.jspecify.annotations.NullMarked;
