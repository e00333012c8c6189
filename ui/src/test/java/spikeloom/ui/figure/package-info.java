/** Tests of {@code spikeloom.ui.figure}. */
@NullMarked
package spikeloom.ui.figure;

import org.jspecify.annotations.NullMarked;
