/**
 * Starts the window and connects its view models to data sets, runs and exports: {@link
 * spikeloom.app.desktop.Desktop}. Screens are in {@code spikeloom.ui}.
 */
@NullMarked
package spikeloom.app.desktop;

import org.jspecify.annotations.NullMarked;
