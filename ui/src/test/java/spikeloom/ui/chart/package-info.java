/** Tests of {@code spikeloom.ui.chart}. */
@NullMarked
package spikeloom.ui.chart;

import org.jspecify.annotations.NullMarked;
