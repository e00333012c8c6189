/** Tests of the window's way in and of the module's architecture. */
@NullMarked
package spikeloom.ui;

import org.jspecify.annotations.NullMarked;
