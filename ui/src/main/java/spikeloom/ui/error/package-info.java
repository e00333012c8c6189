/**
 * Errors of the user interface: {@link spikeloom.ui.error.UiException} carries a sentence for the
 * user, {@link spikeloom.ui.error.ErrorReport} the details behind it.
 */
@NullMarked
package spikeloom.ui.error;

import org.jspecify.annotations.NullMarked;
