/**
 * Figures: one or more charts on a page with a size and a theme, ready for a file. {@link
 * spikeloom.ui.figure.Figures} builds those that the product shows, {@link
 * spikeloom.ui.figure.FigureFile} writes any of them as PNG, SVG or CSV. No display and no JavaFX
 * toolkit is needed here.
 */
@NullMarked
package spikeloom.ui.figure;

import org.jspecify.annotations.NullMarked;
