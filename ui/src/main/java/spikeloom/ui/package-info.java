/** Entry point of the window: {@link spikeloom.ui.DesktopApp}. */
@NullMarked
package spikeloom.ui;

import org.jspecify.annotations.NullMarked;
