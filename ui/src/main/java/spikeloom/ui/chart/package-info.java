/**
 * Charts. A {@link spikeloom.ui.chart.Chart} is an immutable description that draws itself on a
 * {@link spikeloom.ui.chart.Surface}; the same drawing code serves the window ({@link
 * spikeloom.ui.chart.FxSurface}), PNG files ({@link spikeloom.ui.chart.ImageSurface}) and SVG files
 * ({@link spikeloom.ui.chart.SvgSurface}), and every chart writes its data as CSV. Charts do not
 * depend on runs, plans or screens; only {@code FxSurface} touches JavaFX, so that figures are
 * written where there is no display.
 */
@NullMarked
package spikeloom.ui.chart;

import org.jspecify.annotations.NullMarked;
