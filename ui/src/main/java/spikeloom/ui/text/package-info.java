/** Texts of the window in the languages of the interface, and numbers in the user's locale. */
@NullMarked
package spikeloom.ui.text;

import org.jspecify.annotations.NullMarked;
