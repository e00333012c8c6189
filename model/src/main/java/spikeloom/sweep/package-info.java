/**
 * Sweeps: many plans, each with a run directory of its own. Start with {@link
 * spikeloom.sweep.SweepRunner}, which trains {@linkplain spikeloom.sweep.Cell cells}; {@link
 * spikeloom.sweep.CellTraining} trains or resumes one of them in this process. Nothing is printed
 * here, and no figure is drawn.
 */
@NullMarked
package spikeloom.sweep;

import org.jspecify.annotations.NullMarked;
