/** Tests of the texts of the window and their languages. */
@NullMarked
package spikeloom.ui.text;

import org.jspecify.annotations.NullMarked;
