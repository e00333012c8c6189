/**
 * The results of sweeps. Start with {@link spikeloom.app.sweep.SweepReport}, which makes table and
 * figures of the finished runs; {@link spikeloom.app.sweep.ParetoFront} selects the points that no
 * other dominates. Trainings are in the model's package {@code sweep}.
 */
@NullMarked
package spikeloom.app.sweep;

import org.jspecify.annotations.NullMarked;
