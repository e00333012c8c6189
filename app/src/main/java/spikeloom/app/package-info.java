/**
 * The entry point, {@link spikeloom.app.Main}. Commands are in {@code app.command}, the window's
 * start in {@code app.desktop}.
 */
@NullMarked
package spikeloom.app;

import org.jspecify.annotations.NullMarked;
