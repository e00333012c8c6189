/** Tests of {@code spikeloom.ui.screen}. */
@NullMarked
package spikeloom.ui.screen;

import org.jspecify.annotations.NullMarked;
