/** Plausible runs without a model: pictures, spikes and curves for tests and screenshots. */
@NullMarked
package spikeloom.ui.fake;

import org.jspecify.annotations.NullMarked;
