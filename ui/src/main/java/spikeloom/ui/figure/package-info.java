/**
 * Figures: one or more charts on a page with a size and a theme, ready for a file. {@link
 * spikeloom.ui.figure.Figures} builds those of a run, {@link spikeloom.ui.figure.ExperimentFigures}
 * those of an experiment, {@link spikeloom.ui.figure.RunComparison} charts of several runs, {@link
 * spikeloom.ui.figure.Panels} puts several charts on one page, {@link
 * spikeloom.ui.figure.FigureFile} writes any of them as PNG, SVG or CSV. No display and no JavaFX
 * toolkit is needed here.
 */
@NullMarked
package spikeloom.ui.figure;

import org.jspecify.annotations.NullMarked;
