/**
 * The configuration of a run. Start with {@link spikeloom.plan.TrainingPlan}; {@link
 * spikeloom.plan.Setting} declares every setting once (option, label, JSON path, choices), {@link
 * spikeloom.plan.PlanJson} reads and writes {@code plan.json}, {@link
 * spikeloom.plan.DefaultSettings} knows the defaults of encoders and data sets. Nothing is trained
 * here, and this package does not depend on run directories.
 */
@NullMarked
package spikeloom.plan;

import org.jspecify.annotations.NullMarked;
