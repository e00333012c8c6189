/** Tests of {@code spikeloom.ui.model}. */
@NullMarked
package spikeloom.ui.model;

import org.jspecify.annotations.NullMarked;
