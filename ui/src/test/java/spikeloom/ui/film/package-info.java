/** Tests of {@code spikeloom.ui.film}. */
@NullMarked
package spikeloom.ui.film;

import org.jspecify.annotations.NullMarked;
