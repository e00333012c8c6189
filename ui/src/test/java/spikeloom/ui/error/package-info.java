/** Tests of {@code spikeloom.ui.error}. */
@NullMarked
package spikeloom.ui.error;

import org.jspecify.annotations.NullMarked;
